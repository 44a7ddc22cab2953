import type { WorkingHours } from "@/lib/domain/people";
import { WorkingHoursInput } from "@/lib/people/input";

type Span = WorkingHours["spans"][number];

/** The names of the days, from day 1 (Monday) to day 7. */
export const DAY_LABELS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const WEEKDAYS = [1, 2, 3, 4, 5];

/** The hours that the dialog suggests: Monday to Friday, 09:00 to 17:00. */
export function officeHours(timeZone: string): WorkingHours {
  return { timeZone, spans: WEEKDAYS.map((day) => ({ day, from: "09:00", to: "17:00" })) };
}

/** Adds a time span to a day: 09:00 to 17:00 on an empty day, else up to four hours, an hour after the last span. */
export function withSpan({ timeZone, spans }: WorkingHours, day: number): WorkingHours {
  const last = spans
    .filter((span) => span.day === day)
    .map(({ to }) => to)
    .sort()
    .at(-1);
  const [from, to] = last === undefined ? ["09:00", "17:00"] : [hoursLater(last, 1), hoursLater(last, 5)];
  return { timeZone, spans: [...spans, { day, from: from === "24:00" ? "23:00" : from, to }] };
}

export function withoutSpan({ timeZone, spans }: WorkingHours, span: Span): WorkingHours {
  return { timeZone, spans: spans.filter((one) => one !== span) };
}

/** Changes the times of a span. A time may still be incomplete, such as "9:". */
export function withTimes({ timeZone, spans }: WorkingHours, span: Span, times: Partial<Span>): WorkingHours {
  return { timeZone, spans: spans.map((one) => (one === span ? { ...one, ...times } : one)) };
}

/** Replaces the time spans of Monday to Friday by those of `day`. */
export function copiedToWeekdays({ timeZone, spans }: WorkingHours, day: number): WorkingHours {
  const copied = spans.filter((span) => span.day === day);
  const others = spans.filter((span) => !WEEKDAYS.includes(span.day));
  return {
    timeZone,
    spans: [...WEEKDAYS.flatMap((weekday) => copied.map((span) => ({ ...span, day: weekday }))), ...others],
  };
}

/** Turns a typed time such as "9", "9:30", "0930" or "17.15" into the form "09:30". Other text is only trimmed. */
export function readTime(typed: string): string {
  const match = /^(\d{1,2}?)(?:[:.h]?(\d\d))?$/.exec(typed.trim());
  return match ? `${match[1]!.padStart(2, "0")}:${match[2] ?? "00"}` : typed.trim();
}

/** What is wrong with the hours: errors of single time spans, of the time zone (`zone`), and all others (`whole`). */
export function hoursErrors(hours: WorkingHours): { spans: Map<Span, string>; zone?: string; whole?: string } {
  const found: ReturnType<typeof hoursErrors> = { spans: new Map() };
  for (const { path, message } of WorkingHoursInput.safeParse(hours).error?.issues ?? []) {
    const span = path[0] === "spans" && typeof path[1] === "number" ? hours.spans[path[1]] : undefined;
    if (span) found.spans.set(span, found.spans.get(span) ?? message);
    else if (path[0] === "timeZone") found.zone ??= message;
    else found.whole ??= message;
  }
  return found;
}

/** Working hours as text, without the time zone: "Mon–Fri 09:00–17:00, Sat 10:00–12:00". */
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
