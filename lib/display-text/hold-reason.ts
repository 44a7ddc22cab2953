import type { HoldReason } from "@/lib/domain/triage";

const WORDS: Record<HoldReason, string> = {
  off: "Automation is off for this field.",
  "suggest-only": "Values of this kind are only suggested here.",
  "below-threshold": "It was less sure than it must be to decide alone.",
  "few-labels": "People have decided too few tickets to learn from yet.",
  breaker: "People changed this value too often lately, so it is only suggested.",
  "quote-missing": "It quoted words that the ticket does not have.",
  unclear: "The words are not clear enough to decide alone.",
  "unlike-known": "The text is unlike anything that was decided here before.",
  instructions: "The text tells its reader what to answer.",
  "model-alone": "No rule agrees with the model.",
};

/** Why a value was only suggested, as a sentence. Readings from before the levels have no code: then it is how unsure it was. */
export function formatHoldReason(holdReason: HoldReason | null | undefined): string {
  return holdReason ? (WORDS[holdReason] ?? WORDS["below-threshold"]) : WORDS["below-threshold"];
}
