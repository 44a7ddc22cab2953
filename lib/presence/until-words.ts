import { DAY_MS } from "@/lib/clock";
import { type WallTime, wallAt, weekdayOf } from "./wall-clock";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * A later moment as somebody in that zone would say it: "17:00", "tomorrow 09:00", "Monday 09:00" within a week,
 * "4 Jan 2027 09:00" beyond. A day's beginning goes without its time. Without a zone it is told in UTC, and says so.
 */
export function untilWords(until: Date, now: Date, zone: string | undefined): string {
  const [then, today] = [until, now].map((at) => wallAt(zone ?? "UTC", at.getTime())) as [WallTime, WallTime];
  const apart = then.epochDay - today.epochDay;
  const time = `${two(Math.floor(then.minute / 60))}:${two(then.minute % 60)}${zone === undefined ? " UTC" : ""}`;
  if (apart <= 0) return time;
  const day = apart === 1 ? "tomorrow" : apart < 7 ? WEEKDAYS[weekdayOf(then.epochDay) - 1]! : dateWords(then, today);
  return then.minute === 0 ? day : `${day} ${time}`;
}

function dateWords(then: { epochDay: number }, today: { epochDay: number }): string {
  const date = new Date(then.epochDay * DAY_MS);
  const isThisYear = date.getUTCFullYear() === new Date(today.epochDay * DAY_MS).getUTCFullYear();
  const words = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  return isThisYear ? words : `${words} ${date.getUTCFullYear()}`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
