"use client";
import { useNow } from "@/app/_client/use-now";
import {
  formatAgo,
  formatClock,
  formatDate,
  formatDay,
  formatExactly,
  formatMoment,
  formatShortMoment,
} from "@/lib/display-text/time";

const STYLES = {
  /** "today 09:41" */
  moment: (at: Date, now: Date) => formatMoment(at, now),
  /** "09:41" today, "yesterday 17:02" before */
  brief: (at: Date, now: Date) => formatShortMoment(at, now),
  /** "09:41" */
  clock: (at: Date) => formatClock(at),
  /** "09:41:04" */
  seconds: (at: Date) => formatClock(at, undefined, true),
  /** "4 min ago" */
  ago: (at: Date, now: Date) => formatAgo(at, now),
  /** "yesterday", "18 Nov" */
  day: (at: Date, now: Date) => formatDay(at, now),
};

/** A time in the viewer's zone, exact in the tooltip. Renders UTC without "now" until hydration. */
export function Time({ at, style = "moment" }: { at: string; style?: keyof typeof STYLES }) {
  const now = useNow();
  const date = new Date(at);
  const text = now === 0 ? inUtc(date, style) : STYLES[style](date, new Date(Math.max(now, date.getTime())));
  return (
    <time dateTime={at} title={formatExactly(date, now === 0 ? "UTC" : undefined)} className="num whitespace-nowrap">
      {text}
    </time>
  );
}

function inUtc(at: Date, style: keyof typeof STYLES): string {
  if (style === "clock" || style === "seconds") return formatClock(at, "UTC", style === "seconds");
  const day = formatDate(at, "UTC", false);
  return style === "moment" || style === "brief" ? `${day} ${formatClock(at, "UTC")}` : day;
}
