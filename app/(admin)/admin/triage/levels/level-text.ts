import type { AutomationLevel } from "@/lib/domain/triage";
import type { TriageSettings } from "@/lib/settings/input";

export const LEVEL_LABELS: Record<AutomationLevel, string> = {
  off: "Off",
  suggest: "Suggest",
  cautious: "Cautious",
  full: "Full",
};

/** What each level does, in a sentence. */
export const LEVEL_DESCRIPTIONS: Record<AutomationLevel, string> = {
  off: "Nothing is shown and nothing is set.",
  suggest: "Everything is a suggestion; a person decides.",
  cautious: "What is sure enough is set; the rest waits in Review.",
  full: "Whatever was read is set.",
};

export const ORDER_LABELS: Record<TriageSettings["order"], string> = {
  "own-first": "Our own model first, then Gemini",
  "gemini-first": "Gemini first, then our own model",
  "own-only": "Our own model alone",
};

export const ORDER_DESCRIPTIONS: Record<TriageSettings["order"], string> = {
  "own-first": "A ticket is sent outside only when our own model's measured confidence does not reach the threshold.",
  "gemini-first":
    "Every ticket that may be sent outside is read by Gemini, as long as a key is set and the budget lasts.",
  "own-only": "No ticket's text is sent outside.",
};
