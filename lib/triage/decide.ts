import type { Source } from "@/lib/domain/ticket";
import type { Doubt, TriageField, TriageProvider } from "@/lib/domain/triage";
import { DEFAULT_POLICY, type TriagePolicy } from "@/lib/policy/input";
import { levelOf } from "@/lib/policy/level-of";
import { HARD_DOUBTS } from "./doubts";
import type { Guess } from "./reader";

/** What decisions rest on besides the text: what admins set, and what was measured. */
export interface Grounds {
  policy: Pick<TriagePolicy, "fields" | "categories">;
  /** Categories that were turned down because people kept too few of them, as "category/slug". */
  breakers: ReadonlySet<string>;
  /** What a provider's stated confidence was worth so far; its own word where nothing is known. */
  worth(provider: TriageProvider, field: TriageField, stated: number): number;
}

/** The grounds of a workspace where nobody set or decided anything yet. */
export const NO_GROUNDS: Grounds = {
  policy: DEFAULT_POLICY,
  breakers: new Set(),
  worth: (_provider, _field, stated) => stated,
};

/** A guess that is to be decided on, and the surroundings that matter for it. */
export interface Question {
  field: TriageField;
  guess: Guess<unknown>;
  provider: TriageProvider;
  source: Source;
  /** The category that the text was put to, or would be: its own level counts for all fields. */
  category: string | undefined;
  /** True where something in the text was addressed to a machine. */
  instructed: boolean;
}

/**
 * Why a guess may not be written to a ticket by itself; null where it may. The one place where that is decided.
 * `cautious`: a model's value needs the threshold, a rule's its own bar. `full`: whatever has ground is applied.
 */
export function doubtOf(question: Question, { policy, breakers, worth }: Grounds): Doubt | null {
  const { field, guess, provider, source, category, instructed } = question;
  if (source === "fallback") return null;
  const level = levelOf(field, category, policy);
  if (level === "off") return "off";
  const own = !guess.sure ? (guess.doubt ?? "unclear") : null;
  if (own && HARD_DOUBTS.has(own)) return own;
  if (instructed && provider === "gemini" && field !== "title") return "instructions";
  if (level === "suggest") return "suggest-only";
  if (level === "full") return null;
  if (field === "category" && breakers.has(`category/${String(guess.value)}`)) return "breaker";
  if (own) return own;
  const isModels = source === "ai" && guess.confidence !== null;
  return isModels && worth(provider, field, guess.confidence!) < thresholdOf(field, category, policy)
    ? "below-threshold"
    : null;
}

function thresholdOf(field: TriageField, category: string | undefined, policy: Grounds["policy"]): number {
  const own = category === undefined ? undefined : policy.categories[category]?.threshold;
  return own ?? policy.fields[field].threshold;
}
