import { Cron } from "croner";

/** When a cron fires next after `after`; undefined for one that can't be read or never fires. In UTC unless it says `TZ=…`. */
export function nextTime(cron: string, after: Date): Date | undefined {
  const [, timezone, pattern] = /^(?:TZ=(\S+)\s+)?(.*)$/.exec(cron.trim()) ?? [];
  try {
    return new Cron(pattern ?? "", { timezone: timezone ?? "UTC" }).nextRun(after) ?? undefined;
  } catch {
    return undefined;
  }
}
