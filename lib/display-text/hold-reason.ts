import type { HoldReason } from "@/lib/domain/triage";

const HOLD_REASON_TEXT: Record<HoldReason, string> = {
  off: "Automation is off for this field.",
  "suggest-only": "Automation only suggests values for this field.",
  "below-threshold": "The confidence is below the threshold.",
  "few-labels": "There are too few reviewed tickets to learn from.",
  breaker: "People often changed this category lately, so we only suggest it.",
  "quote-missing": "The AI quoted words that are not in the ticket.",
  unclear: "The text is not clear enough to decide automatically.",
  "unlike-known": "The text is unlike any ticket reviewed before.",
  instructions: "The text contains instructions for the AI.",
  "model-alone": "No keyword rule agrees with the model.",
};

/** Why triage only suggested a value. Old results have no code: their confidence was below the threshold. */
export function formatHoldReason(holdReason: HoldReason | null | undefined): string {
  return HOLD_REASON_TEXT[holdReason ?? "below-threshold"] ?? HOLD_REASON_TEXT["below-threshold"];
}
