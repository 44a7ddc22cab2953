import type { Doubt, TriageProvider } from "@/lib/domain/triage";
import { NO_GROUNDS } from "@/lib/triage/decide";
import type { Heard, Hearing } from "@/lib/triage/hearing";
import type { Guess, Guesses, Reader } from "@/lib/triage/reader";

const SOURCES = { learned: "ai", gemini: "ai", builtin: "rules", defaults: "fallback" } as const;

/** What was heard, in this order, where nobody set or decided anything yet. */
export function hearing(...heard: Heard[]): Hearing {
  return { heard, tries: [], grounds: NO_GROUNDS, instructed: false };
}

/** A reading by one provider, of these fields alone. */
export function heard(provider: TriageProvider, fields: Guesses, shadow?: true): Heard {
  const reader: Reader = {
    provider,
    source: SOURCES[provider],
    read: () => ({ ok: false, failure: { code: "crashed" } }),
  };
  const reading = { fields, summary: null, helpfulNotes: [], proposedSkills: [] };
  return { reader, reading, ...(shadow ? { shadow } : {}) };
}

/** A guess that is sure of itself unless told otherwise. */
export function said<T>(value: T, more: Partial<Guess<T>> = {}): Guess<T> {
  return { value, confidence: 0.9, reason: null, quotes: [], sure: true, ...more };
}

/** What a guess with a doubt of its own has besides. */
export function doubted(doubt: Doubt) {
  return { sure: false, doubt };
}
