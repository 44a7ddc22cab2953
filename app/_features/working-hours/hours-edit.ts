import type { WorkingHours } from "@/lib/domain/people";
import { WorkingHoursInput } from "@/lib/people/input";

type Span = WorkingHours["spans"][number];

/** From Monday, which is day 1. */
export const DAY_LABELS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const WEEKDAYS = [1, 2, 3, 4, 5];

/** What somebody starts from who had no hours: nine to five, Monday to Friday. */
export function officeHours(timeZone: string): WorkingHours {
  return { timeZone, spans: WEEKDAYS.map((day) => ({ day, from: "09:00", to: "17:00" })) };
}

/** Another span at the end of a day, an hour after its last one. */
export function withSpan({ timeZone, spans }: WorkingHours, day: number): WorkingHours {
  const last = spans
    .filter((span) => span.day === day)
    .map(({ to }) => to)
    .sort()
    .at(-1);
  const [from, to] = last === undefined ? ["09:00", "17:00"] : [hoursLater(last, 1), hoursLater(last, 5)];
  return { timeZone, spans: [...spans, { day, from: from === "24:00" ? "23:00" : from, to }] };
}

/** The hours without this span. */
export function withoutSpan({ timeZone, spans }: WorkingHours, span: Span): WorkingHours {
  return { timeZone, spans: spans.filter((one) => one !== span) };
}

/** The hours with other times in this span, which may be half typed. */
export function withTimes({ timeZone, spans }: WorkingHours, span: Span, part: Partial<Span>): WorkingHours {
  return { timeZone, spans: spans.map((one) => (one === span ? { ...one, ...part } : one)) };
}

/** Every day from Monday to Friday gets the spans of this one. */
export function copiedToWeekdays({ timeZone, spans }: WorkingHours, day: number): WorkingHours {
  const copied = spans.filter((span) => span.day === day);
  const others = spans.filter((span) => !WEEKDAYS.includes(span.day));
  return {
    timeZone,
    spans: [...WEEKDAYS.flatMap((weekday) => copied.map((span) => ({ ...span, day: weekday }))), ...others],
  };
}

/** A time as it is typed: "9", "9:30", "0930" and "17.15" are understood. What is none stays as it is. */
export function readTime(typed: string): string {
  const match = /^(\d{1,2}?)(?:[:.h]?(\d\d))?$/.exec(typed.trim());
  return match ? `${match[1]!.padStart(2, "0")}:${match[2] ?? "00"}` : typed.trim();
}

/** What is wrong with the hours: by span, with the zone, or with the whole. */
export function hoursFaults(hours: WorkingHours): { spans: Map<Span, string>; zone?: string; whole?: string } {
  const found: ReturnType<typeof hoursFaults> = { spans: new Map() };
  const parsed = WorkingHoursInput.safeParse(hours);
  for (const { path, message } of parsed.success ? [] : parsed.error.issues) {
    const span = path[0] === "spans" && typeof path[1] === "number" ? hours.spans[path[1]] : undefined;
    if (span) found.spans.set(span, found.spans.get(span) ?? message);
    else if (path[0] === "timeZone") found.zone ??= message;
    else found.whole ??= message;
  }
  return found;
}

/** "Mon–Fri 09:00–17:00, Sat 10:00–12:00": days that are alike together. */
export function formatHours({ spans }: WorkingHours): string {
  const groups: { first: number; last: number; times: string }[] = [];
  for (let day = 1; day <= 7; day++) {
    const times = spans
      .filter((span) => span.day === day)
      .map(({ from, to }) => `${from}–${to}`)
      .sort()
      .join(" ");
    const before = groups.at(-1);
    if (times === "") continue;
    if (before?.times === times && before.last === day - 1) before.last = day;
    else groups.push({ first: day, last: day, times });
  }
  const short = (day: number) => DAY_LABELS[day - 1]!.slice(0, 3);
  return groups
    .map(({ first, last, times }) => `${short(first)}${last > first ? `–${short(last)}` : ""} ${times}`)
    .join(", ");
}

function hoursLater(time: string, hours: number): string {
  const hour = Number(time.slice(0, 2)) + hours;
  return hour >= 24 ? "24:00" : `${String(hour).padStart(2, "0")}${time.slice(2)}`;
}
