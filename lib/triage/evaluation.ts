import type { ProviderAttempt } from "@/lib/domain/triage";
import type { DecisionContext } from "./hold-reason-for";
import type { ProviderResult, TriageProvider } from "./provider";

/** Everything that the providers answered so far, and what decides between their values. */
export interface Evaluation {
  results: EvaluatedResult[];
  attempts: ProviderAttempt[];
  decisionContext: DecisionContext;
  hasInjection: boolean;
}

/** A provider and its result. `shadow`: asked for comparison only. */
export interface EvaluatedResult {
  provider: TriageProvider;
  result: ProviderResult;
  shadow?: boolean;
}
