import type { Source } from "@/lib/domain/ticket";
import type { HoldReason } from "@/lib/domain/triage";
import type { FieldPreview } from "@/lib/triage/classify-text";

export interface Suggested {
  value: string;
  source: Source;
  quotes: string[];
  /** True when triage would apply it; false when it is only a hint. */
  isConfident: boolean;
}

/** The value that an optional field shows, and its origin. Only the requester's own value is sent. */
export type FieldChoice =
  | { state: "own"; shown: string; suggested: Suggested | null }
  | { state: "suggested"; shown: string; suggested: Suggested }
  | { state: "hint"; shown: ""; suggested: Suggested }
  | { state: "none"; shown: ""; suggested: null };

export type Choices = { category: FieldChoice; priority: FieldChoice };

export type CategoryChoice = { slug: string; name: string; team: string | null };

/** Predictions with these hold reasons are not shown to the requester. */
const NO_HINT: ReadonlySet<HoldReason> = new Set(["unlike-known", "instructions", "quote-missing"]);

/** The requester's own value, else the value triage would apply, else a hint. Defaults are not shown. */
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
  // Rules need a quote; a model may use the whole text.
  const hasEvidence = quotes.length > 0 || (source === "ai" && apply);
  return hasEvidence && !(holdReason && NO_HINT.has(holdReason)) ? { value, source, quotes, isConfident: apply } : null;
}
