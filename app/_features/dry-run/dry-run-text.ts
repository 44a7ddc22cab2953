import { formatCount, formatPercent } from "@/lib/display-text/labels";
import { formatDate } from "@/lib/display-text/time";
import type { DryRun } from "@/lib/routing/dry-run/views";

/** Says which tickets the dry run used, and how. */
export function formatDryRunScope({
  from,
  to,
  capped,
  whole,
}: Pick<DryRun, "from" | "to" | "capped" | "whole">): string {
  const count = `${capped ? "The newest " : ""}${formatCount(whole.before.tickets, "ticket")}`;
  const period = `${formatDate(new Date(from), "UTC", false)} to ${formatDate(new Date(to), "UTC", false)}`;
  return `${count} from ${period}. We routed them twice: with the current settings, and with your change.`;
}

/** "4, was 7", or only "4" if both values look the same. */
export function formatBeforeAfter<T>(before: T, after: T, format: (value: T) => string): string {
  const [was, is] = [format(before), format(after)];
  return was === is ? is : `${is}, was ${was}`;
}

/** A number as people write it: "1,240". */
export function formatNumber(value: number): string {
  return value.toLocaleString("en");
}

/** A share (0 to 1) in percent: "94%"; a dash if it is null because there was nothing to count. */
export function formatShare(share: number | null): string {
  return share === null ? "–" : formatPercent(share);
}

/** The difference that the change would have made, in a sentence. */
export function formatDryRunSummary({
  whole: { before, after },
  movedCount,
}: Pick<DryRun, "whole" | "movedCount">): string {
  if (before.tickets === 0) return "No tickets were routed in this period.";
  if (movedCount === 0) return "No ticket would have had another assignee.";
  const moved = `${movedCount.toLocaleString("en")} of ${formatCount(before.tickets, "ticket")} would have had another assignee`;
  return [moved, formatWaitChange(before.waited, after.waited), formatMatchChange(before.skillMatch, after.skillMatch)]
    .filter(Boolean)
    .join("; ")
    .concat(".");
}

function formatWaitChange(before: number, after: number): string | null {
  if (before === after) return null;
  const difference = Math.abs(after - before).toLocaleString("en");
  return `${difference} ${after > before ? "more" : "fewer"} would have waited`;
}

function formatMatchChange(before: number | null, after: number | null): string | null {
  if (before === null || after === null || formatPercent(before) === formatPercent(after)) return null;
  return `${formatPercent(after)} with an assignee who has a needed skill, was ${formatPercent(before)}`;
}
