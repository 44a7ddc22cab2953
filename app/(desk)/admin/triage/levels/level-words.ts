import type { Level } from "@/lib/domain/triage";
import type { TriagePolicy } from "@/lib/policy/input";

export const LEVEL_WORDS: Record<Level, string> = {
  off: "Off",
  suggest: "Suggest",
  cautious: "Cautious",
  full: "Full",
};

/** What each level does, in a sentence. */
export const LEVEL_ABOUT: Record<Level, string> = {
  off: "Nothing is shown and nothing is set.",
  suggest: "Everything is a suggestion; a person decides.",
  cautious: "What is sure enough is set; the rest waits in Review.",
  full: "Whatever was read is set.",
};

export const ORDER_WORDS: Record<TriagePolicy["order"], string> = {
  "own-first": "Our own model first, then Gemini",
  "gemini-first": "Gemini first, then our own model",
  "own-only": "Our own model alone",
};

export const ORDER_ABOUT: Record<TriagePolicy["order"], string> = {
  "own-first": "A ticket is sent outside only when our own model's measured confidence does not reach the threshold.",
  "gemini-first":
    "Every ticket that may be sent outside is read by Gemini, as long as a key is set and the budget lasts.",
  "own-only": "No ticket's text is sent outside.",
};
