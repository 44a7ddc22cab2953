import { DAY_MS, HOUR_MS } from "@/lib/clock";
import { HOURS_A_DAY } from "./world";

const OPENS_AT = 9;

/** Working hours (Monday to Friday, 09:00 to 17:00 UTC) since the first day. Other times count as the next opening. */
export function workingHoursOf(time: number, first: number): number {
  const day = Math.floor(time / DAY_MS);
  const hour = time / HOUR_MS - day * 24 - OPENS_AT;
  const elapsed = isWorkingDay(day) ? Math.min(Math.max(hour, 0), HOURS_A_DAY) : 0;
  return workingDaysUntil(day, Math.floor(first / DAY_MS)) * HOURS_A_DAY + elapsed;
}

function workingDaysUntil(day: number, first: number): number {
  const weeks = Math.floor((day - first) / 7);
  let days = weeks * 5;
  for (let each = first + weeks * 7; each < day; each++) if (isWorkingDay(each)) days++;
  return days;
}

/** Days count from 1 January 1970, a Thursday. */
function isWorkingDay(day: number): boolean {
  return (((day + 3) % 7) + 7) % 7 < 5;
}
