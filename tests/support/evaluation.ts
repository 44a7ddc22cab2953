import type { HoldReason, TriageProviderName } from "@/lib/domain/triage";
import type { EvaluatedResult, Evaluation } from "@/lib/triage/evaluation";
import { DEFAULT_DECISION_CONTEXT } from "@/lib/triage/hold-reason-for";
import type { Prediction, Predictions, TriageProvider } from "@/lib/triage/provider";

const SOURCES = { learned: "ai", gemini: "ai", builtin: "rules", defaults: "fallback" } as const;

/** An evaluation of these results, with default settings and nothing measured. */
export function evaluationOf(...results: EvaluatedResult[]): Evaluation {
  return { results, attempts: [], decisionContext: DEFAULT_DECISION_CONTEXT, hasInjection: false };
}

/** A provider's result with these fields only. */
export function resultBy(name: TriageProviderName, fields: Predictions, shadow?: true): EvaluatedResult {
  const provider: TriageProvider = {
    name,
    source: SOURCES[name],
    classify: () => ({ ok: false, failure: { code: "crashed" } }),
  };
  const result = { fields, summary: null, helpfulNotes: [], proposedSkills: [] };
  return { provider, result, ...(shadow ? { shadow } : {}) };
}

/** A confident prediction, unless `more` says otherwise. */
export function predictionOf<T>(value: T, more: Partial<Prediction<T>> = {}): Prediction<T> {
  return { value, confidence: 0.9, reason: null, quotes: [], isConfident: true, ...more };
}

/** The properties of a prediction with a hold reason of its own. */
export function heldFor(holdReason: HoldReason) {
  return { isConfident: false, holdReason };
}
