import type { Source } from "@/lib/domain/ticket";
import type { HoldReason } from "@/lib/domain/triage";
import type { FieldPreview } from "@/lib/triage/classify-text";

export interface Suggested {
  value: string;
  source: Source;
  quotes: string[];
  /** True if triage would apply this value. */
  isConfident: boolean;
}

/** The value that the category or priority field shows, and its origin. The form sends only the state `own`. */
export type FieldChoice =
  | { state: "own"; shown: string; suggested: Suggested | null }
  | { state: "suggested"; shown: string; suggested: Suggested }
  | { state: "hint"; shown: ""; suggested: Suggested }
  | { state: "none"; shown: ""; suggested: null };

export type Choices = { category: FieldChoice; priority: FieldChoice };

export type CategoryChoice = { slug: string; name: string; team: string | null };

/** The requester does not see predictions that triage holds for these reasons. */
const NO_HINT: ReadonlySet<HoldReason> = new Set(["unlike-known", "instructions", "quote-missing"]);

/** Chooses the requester's own value, else the value that triage would apply, else a hint. Ignores defaults. */
export function fieldChoice(
  own: string,
  prediction: FieldPreview<string> | null | undefined,
  options: string[],
): FieldChoice {
  const suggested = suggestedOf(prediction, options);
  if (own !== "") return { state: "own", shown: own, suggested };
  if (!suggested) return { state: "none", shown: "", suggested };
  return suggested.isConfident
    ? { state: "suggested", shown: suggested.value, suggested }
    : { state: "hint", shown: "", suggested };
}

function suggestedOf(prediction: FieldPreview<string> | null | undefined, options: string[]): Suggested | null {
  if (!prediction || prediction.source === "fallback" || !options.includes(prediction.value)) return null;
  const { value, source, quotes, apply, holdReason } = prediction;
  // A model may use the whole text, so its prediction may have no quotes.
  const hasEvidence = quotes.length > 0 || (source === "ai" && apply);
  return hasEvidence && !(holdReason && NO_HINT.has(holdReason)) ? { value, source, quotes, isConfident: apply } : null;
}
