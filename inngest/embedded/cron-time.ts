import { Cron } from "croner";

/** When a cron fires after this time, in UTC unless it says `TZ=…`; undefined if it is invalid or never fires. */
export function nextTime(cron: string, after: Date): Date | undefined {
  const [, timezone, pattern] = /^(?:TZ=(\S+)\s+)?(.*)$/.exec(cron.trim()) ?? [];
  try {
    return new Cron(pattern ?? "", { timezone: timezone ?? "UTC" }).nextRun(after) ?? undefined;
  } catch {
    return undefined;
  }
}
