import { dateWords } from "@/app/_ui/time-words";
import { count, percent } from "@/app/_ui/words";
import type { DryRun, Sides } from "@/lib/routing/dry-run/views";

/** What was played again, in a sentence. */
export function aboutWords({ from, to, capped, whole }: Pick<DryRun, "from" | "to" | "capped" | "whole">): string {
  const many = `${capped ? "The newest " : ""}${count(whole.before.tickets, "ticket")}`;
  const period = `${dateWords(new Date(from), "UTC", false)} to ${dateWords(new Date(to), "UTC", false)}`;
  return `${many} of ${period}, played again by the rule of today: once as things are, once with your change.`;
}

/** "4, was 7"; "4" where nothing differs. */
export function sidesWords<T>({ before, after }: Sides<T>, words: (value: T) => string): string {
  return words(before) === words(after) ? words(after) : `${words(after)}, was ${words(before)}`;
}

/** "1,240". */
export function numberWords(value: number): string {
  return value.toLocaleString("en");
}

/** "94%"; a dash where nothing was to match. */
export function shareWords(share: number | null): string {
  return share === null ? "–" : percent(share);
}

/** What follows from it, in one sentence: what an admin wants to know first. */
export function verdictWords({ whole: { before, after }, movedCount }: Pick<DryRun, "whole" | "movedCount">): string {
  if (before.tickets === 0) return "No ticket was routed in this time.";
  if (movedCount === 0) return "No ticket would have gone to anybody else.";
  const moved = `${count(movedCount, "ticket")} of ${before.tickets.toLocaleString("en")} would have gone to somebody else`;
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
  if (before === null || after === null || percent(before) === percent(after)) return null;
  return `${percent(after)} with somebody who has a needed skill, was ${percent(before)}`;
}
