import type { HoldReason, TriageProviderName } from "@/lib/domain/triage";
import type { EvaluatedResult, Evaluation } from "@/lib/triage/evaluation";
import { DEFAULT_DECISION_CONTEXT } from "@/lib/triage/hold-reason-for";
import type { Prediction, Predictions, TriageProvider } from "@/lib/triage/provider";

const SOURCES = { learned: "ai", gemini: "ai", builtin: "rules", defaults: "fallback" } as const;

/** What was heard, in this order, where nobody set or decided anything yet. */
export function evaluationOf(...results: EvaluatedResult[]): Evaluation {
  return { results, attempts: [], decisionContext: DEFAULT_DECISION_CONTEXT, hasInjection: false };
}

/** A reading by one provider, of these fields alone. */
export function resultBy(provider: TriageProviderName, fields: Predictions, shadow?: true): EvaluatedResult {
  const reader: TriageProvider = {
    provider,
    source: SOURCES[provider],
    read: () => ({ ok: false, failure: { code: "crashed" } }),
  };
  const result = { fields, summary: null, helpfulNotes: [], proposedSkills: [] };
  return { reader, result, ...(shadow ? { shadow } : {}) };
}

/** A guess that is sure of itself unless told otherwise. */
export function predictionOf<T>(value: T, more: Partial<Prediction<T>> = {}): Prediction<T> {
  return { value, confidence: 0.9, reason: null, quotes: [], isConfident: true, ...more };
}

/** What a guess with a doubt of its own has besides. */
export function heldFor(holdReason: HoldReason) {
  return { isConfident: false, holdReason };
}
