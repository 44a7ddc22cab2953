import type { TriageSettings } from "@/lib/settings/input";
import type { ClassifyRequest, Prediction, TriageProvider } from "@/lib/triage/provider";

/** What keeps a text from being sent to a vendor. */
export interface PrivacyRule {
  /** Slugs of categories whose texts are never sent. */
  neverOutside: ReadonlySet<string>;
  /** Readers that see it on this machine. */
  own: readonly TriageProvider[];
}

/** The categories that admins never want sent outside. */
export function privateCategories({ categories }: Pick<TriageSettings, "categories">): Set<string> {
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
export async function isPrivate({ neverOutside, own }: PrivacyRule, request: ClassifyRequest): Promise<boolean> {
  if (neverOutside.size === 0) return false;
  for (const reader of own) {
    const answer = await reader.read(request);
    const category = answer.ok ? answer.result.fields.category : undefined;
    if (category && leadingOf(category).some((slug) => neverOutside.has(slug))) return true;
  }
  return false;
}

function leadingOf({ value, confidence, alternatives = [] }: Prediction<string>): string[] {
  const bar = Math.min(LEADING, (confidence ?? 1) * LEADING_SHARE);
  return [value, ...alternatives.filter((other) => other.confidence >= bar).map((other) => other.value)];
}
