import type { AutomationLevel } from "@/lib/domain/triage";
import type { TriageSettings } from "@/lib/settings/input";

export const LEVEL_LABELS: Record<AutomationLevel, string> = {
  off: "Off",
  suggest: "Suggest",
  cautious: "Cautious",
  full: "Full",
};

export const LEVEL_DESCRIPTIONS: Record<AutomationLevel, string> = {
  off: "The AI suggests and sets nothing.",
  suggest: "The AI suggests values; a person decides.",
  cautious: "The AI sets values above the threshold; the others wait in Review.",
  full: "The AI sets every value.",
};

export const ORDER_LABELS: Record<TriageSettings["order"], string> = {
  "own-first": "Own model first, then Gemini",
  "gemini-first": "Gemini first, our own model if Gemini can’t",
  "own-only": "Own model only",
};

export const ORDER_DESCRIPTIONS: Record<TriageSettings["order"], string> = {
  "own-first": "A ticket is sent to Gemini only if our own model’s confidence is below the threshold.",
  "gemini-first": "Gemini classifies every ticket that may be sent outside, while a key is set and the budget lasts.",
  "own-only": "No ticket text is sent outside.",
};
