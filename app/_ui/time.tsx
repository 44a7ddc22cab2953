"use client";
import { agoWords, briefWords, clockWords, dateWords, dayWords, exactWords, momentWords } from "./time-words";
import { useNow } from "./use-now";

const STYLES = {
  /** "today 09:41" */
  moment: (at: Date, now: Date) => momentWords(at, now),
  /** "09:41" today, "yesterday 17:02" before */
  brief: (at: Date, now: Date) => briefWords(at, now),
  /** "09:41" */
  clock: (at: Date) => clockWords(at),
  /** "09:41:04" */
  seconds: (at: Date) => clockWords(at, undefined, true),
  /** "4 min ago" */
  ago: (at: Date, now: Date) => agoWords(at, now),
  /** "yesterday", "18 Nov" */
  day: (at: Date, now: Date) => dayWords(at, now),
};

/**
 * A moment in the reader's own zone, with the exact one in the tooltip. The server writes UTC without reference to
 * "now", and the browser changes it once hydrated, so the two never disagree.
 */
export function Time({ at, style = "moment" }: { at: string; style?: keyof typeof STYLES }) {
  const now = useNow();
  const date = new Date(at);
  const words = now === 0 ? inUtc(date, style) : STYLES[style](date, new Date(Math.max(now, date.getTime())));
  return (
    <time dateTime={at} title={exactWords(date, now === 0 ? "UTC" : undefined)} className="num whitespace-nowrap">
      {words}
    </time>
  );
}

function inUtc(at: Date, style: keyof typeof STYLES): string {
  if (style === "clock" || style === "seconds") return clockWords(at, "UTC", style === "seconds");
  const day = dateWords(at, "UTC", false);
  return style === "moment" || style === "brief" ? `${day} ${clockWords(at, "UTC")}` : day;
}
