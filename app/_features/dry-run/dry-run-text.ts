import { formatCount, formatPercent } from "@/lib/display-text/labels";
import { formatDate } from "@/lib/display-text/time";
import type { BeforeAfter, DryRun } from "@/lib/routing/dry-run/views";

/** What was played again, in a sentence. */
export function formatDryRunScope({
  from,
  to,
  capped,
  whole,
}: Pick<DryRun, "from" | "to" | "capped" | "whole">): string {
  const many = `${capped ? "The newest " : ""}${formatCount(whole.before.tickets, "ticket")}`;
  const period = `${formatDate(new Date(from), "UTC", false)} to ${formatDate(new Date(to), "UTC", false)}`;
  return `${many} of ${period}, played again by the rule of today: once as things are, once with your change.`;
}

/** "4, was 7"; "4" where nothing differs. */
export function formatBeforeAfter<T>({ before, after }: BeforeAfter<T>, words: (value: T) => string): string {
  return words(before) === words(after) ? words(after) : `${words(after)}, was ${words(before)}`;
}

/** "1,240". */
export function formatNumber(value: number): string {
  return value.toLocaleString("en");
}

/** "94%"; a dash where nothing was to match. */
export function formatShare(share: number | null): string {
  return share === null ? "–" : formatPercent(share);
}

/** What follows from it, in one sentence: what an admin wants to know first. */
export function formatDryRunSummary({
  whole: { before, after },
  movedCount,
}: Pick<DryRun, "whole" | "movedCount">): string {
  if (before.tickets === 0) return "No ticket was routed in this time.";
  if (movedCount === 0) return "No ticket would have gone to anybody else.";
  const moved = `${formatCount(movedCount, "ticket")} of ${before.tickets.toLocaleString("en")} would have gone to somebody else`;
  return [moved, waitWords(before.waited, after.waited), matchWords(before.skillMatch, after.skillMatch)]
    .filter(Boolean)
    .join("; ")
    .concat(".");
}

function waitWords(before: number, after: number): string | null {
  if (before === after) return null;
  const apart = Math.abs(after - before).toLocaleString("en");
  return `${apart} ${after > before ? "more" : "fewer"} would have had to wait`;
}

function matchWords(before: number | null, after: number | null): string | null {
  if (before === null || after === null || formatPercent(before) === formatPercent(after)) return null;
  return `${formatPercent(after)} with somebody who has a needed skill, was ${formatPercent(before)}`;
}
