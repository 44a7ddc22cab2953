import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/clock";

const UNIT_MS: Record<string, number> = { w: 7 * DAY_MS, d: DAY_MS, h: HOUR_MS, m: MINUTE_MS, s: SECOND_MS };

/** The longest wait before another try that a function may ask for. */
const LONGEST_RETRY_MS = 7 * DAY_MS;

/** A length such as `1d2h30s`, in milliseconds; undefined for anything else. Empty is the SDK's form of zero. */
export function readDuration(text: string): number | undefined {
  if (!/^(\d+[wdhms])*$/.test(text)) return undefined;
  return [...text.matchAll(/(\d+)([wdhms])/g)].reduce((sum, [, n, unit]) => sum + Number(n) * (UNIT_MS[unit!] ?? 0), 0);
}

/** The moment meant by a length from now or an ISO time; undefined for what is neither. */
export function readMoment(text: string, now: Date): Date | undefined {
  const lengthMs = readDuration(text);
  const moment = new Date(lengthMs === undefined ? Date.parse(text) : now.getTime() + lengthMs);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

/** When to try again: as the function asked, in seconds or as a date, else by the list with up to 10% more. */
export function retryMoment(now: Date, attempt: number, backoffMs: number[], retryAfter: string | null): Date {
  const asked = retryAfter === null ? Number.NaN : waitAsked(retryAfter, now);
  const listed = backoffMs[Math.min(attempt, backoffMs.length - 1)] ?? 0;
  const waitMs = Number.isNaN(asked)
    ? listed * (1 + Math.random() / 10)
    : Math.min(Math.max(asked, 0), LONGEST_RETRY_MS);
  return new Date(now.getTime() + Math.round(waitMs));
}

function waitAsked(retryAfter: string, now: Date): number {
  const seconds = Number(retryAfter);
  return Number.isNaN(seconds) ? Date.parse(retryAfter) - now.getTime() : seconds * SECOND_MS;
}
