import type { TriageSettings } from "@/lib/settings/input";
import type { ClassifyRequest, Prediction, TriageProvider } from "@/lib/triage/provider";

/** What decides if a text is private. */
export interface PrivacyRule {
  /** Slugs of the private categories: admins chose that vendors never get their texts. */
  neverOutside: ReadonlySet<string>;
  /** The providers that run on this server. */
  own: readonly TriageProvider[];
}

export function privateCategories({ categories }: Pick<TriageSettings, "categories">): Set<string> {
  return new Set(Object.keys(categories).filter((slug) => categories[slug]?.neverOutside));
}

/** An alternative is likely from this confidence or this share of the first value's confidence, whatever is lower. */
const LIKELY = 0.1;
const LIKELY_SHARE = 1 / 3;

/** True if one of our providers finds a private category likely. Throws if a provider throws, so nothing is sent. */
export async function isPrivate({ neverOutside, own }: PrivacyRule, request: ClassifyRequest): Promise<boolean> {
  if (neverOutside.size === 0) return false;
  for (const provider of own) {
    const answer = await provider.classify(request);
    const category = answer.ok ? answer.result.fields.category : undefined;
    if (category && likelyValues(category).some((slug) => neverOutside.has(slug))) return true;
  }
  return false;
}

function likelyValues({ value, confidence, alternatives = [] }: Prediction<string>): string[] {
  const bar = Math.min(LIKELY, (confidence ?? 1) * LIKELY_SHARE);
  return [value, ...alternatives.filter((other) => other.confidence >= bar).map((other) => other.value)];
}
