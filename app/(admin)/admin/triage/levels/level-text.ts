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
  suggest: "The AI suggests values, and a person decides.",
  cautious: "The AI sets values that reach the threshold. A person decides on the others.",
  full: "The AI sets values that it has evidence for, without a threshold.",
};

export const ORDER_LABELS: Record<TriageSettings["order"], string> = {
  "own-first": "Own model first, then Gemini",
  "gemini-first": "Gemini first, then our own model",
  "own-only": "Own model only",
};

export const ORDER_DESCRIPTIONS: Record<TriageSettings["order"], string> = {
  "own-first":
    "We ask Gemini if our own model isn’t confident enough. A comparison, if it is on, also sends tickets to Gemini.",
  "gemini-first": "We send every ticket to Gemini that we may send outside, if there is an API key and budget left.",
  "own-only": "We never send a ticket’s text outside.",
};
