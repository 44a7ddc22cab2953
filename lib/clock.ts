/** Returns the current time; tests pass their own. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

export function utcDay(at: Date): string {
  return at.toISOString().slice(0, 10).replaceAll("-", "");
}

/** True if the database can store the time: years 1 to 9999. */
export function isStorable(at: Date): boolean {
  const year = at.getUTCFullYear();
  return year >= 1 && year <= 9999;
}

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
