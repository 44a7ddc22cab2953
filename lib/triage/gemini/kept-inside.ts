import type { TriagePolicy } from "@/lib/policy/input";
import type { Guess, Reader, ReadRequest } from "@/lib/triage/reader";

/** What keeps a text from being sent to a vendor. */
export interface InsideRule {
  /** Slugs of categories whose texts are never sent. */
  neverOutside: ReadonlySet<string>;
  /** Readers that see it on this machine. */
  own: readonly Reader[];
}

/** The categories that admins never want sent outside. */
export function neverOutsideOf({ categories }: Pick<TriagePolicy, "categories">): Set<string> {
  return new Set(Object.keys(categories).filter((slug) => categories[slug]?.neverOutside));
}

/** An alternative counts with this confidence, or with this share of the first one's. */
const LEADING = 0.1;
const LEADING_SHARE = 1 / 3;

/**
 * Whether a text stays inside: any reader of our own puts it in such a category, as its first word or among its leading
 * alternatives, however unsure it is. What none of them recognizes is sent, so it is as good as they are. A reader that
 * breaks down lets nothing out: what it throws is thrown on.
 */
export async function isKeptInside({ neverOutside, own }: InsideRule, request: ReadRequest): Promise<boolean> {
  if (neverOutside.size === 0) return false;
  for (const reader of own) {
    const answer = await reader.read(request);
    const category = answer.ok ? answer.reading.fields.category : undefined;
    if (category && leadingOf(category).some((slug) => neverOutside.has(slug))) return true;
  }
  return false;
}

function leadingOf({ value, confidence, alternatives = [] }: Guess<string>): string[] {
  const bar = Math.min(LEADING, (confidence ?? 1) * LEADING_SHARE);
  return [value, ...alternatives.filter((other) => other.confidence >= bar).map((other) => other.value)];
}
