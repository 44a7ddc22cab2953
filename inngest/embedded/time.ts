import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/clock";

const UNIT_MS: Record<string, number> = { w: 7 * DAY_MS, d: DAY_MS, h: HOUR_MS, m: MINUTE_MS, s: SECOND_MS };

const LONGEST_RETRY_MS = 7 * DAY_MS;

/** A duration such as `1d2h30s` in milliseconds; undefined for other texts. The SDK writes zero as an empty text. */
export function readDuration(text: string): number | undefined {
  if (!/^(\d+[wdhms])*$/.test(text)) return undefined;
  return [...text.matchAll(/(\d+)([wdhms])/g)].reduce((sum, [, n, unit]) => sum + Number(n) * (UNIT_MS[unit!] ?? 0), 0);
}

/** The time of a duration from now or of an ISO text; undefined for anything else. */
export function readMoment(text: string, now: Date): Date | undefined {
  const durationMs = readDuration(text);
  const moment = new Date(durationMs === undefined ? Date.parse(text) : now.getTime() + durationMs);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

/** When to retry: as the function requested, else by the list of waits plus up to 10%. */
export function retryMoment(now: Date, attempt: number, backoffMs: number[], retryAfter: string | null): Date {
  const requestedMs = retryAfter === null ? Number.NaN : readRetryAfter(retryAfter, now);
  const listedMs = backoffMs[Math.min(attempt, backoffMs.length - 1)] ?? 0;
  const waitMs = Number.isNaN(requestedMs)
    ? listedMs * (1 + Math.random() / 10)
    : Math.min(Math.max(requestedMs, 0), LONGEST_RETRY_MS);
  return new Date(now.getTime() + Math.round(waitMs));
}

function readRetryAfter(retryAfter: string, now: Date): number {
  const seconds = Number(retryAfter);
  return Number.isNaN(seconds) ? Date.parse(retryAfter) - now.getTime() : seconds * SECOND_MS;
}
