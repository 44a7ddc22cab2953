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
  moment: formatMoment,
  /** "09:41" for today, "yesterday 17:02" for an earlier day */
  brief: formatShortMoment,
  /** "09:41" */
  clock: (at: Date) => formatClock(at),
  /** "09:41:04" */
  seconds: (at: Date) => formatClock(at, undefined, true),
  /** "4 min ago" */
  ago: formatAgo,
  /** "yesterday", "18 Nov" */
  day: formatDay,
};

/**
 * A time in the browser's time zone; the tooltip has the exact time. The server renders it in UTC, without "today" or
 * "ago", because it knows neither the zone nor the browser's clock.
 */
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
