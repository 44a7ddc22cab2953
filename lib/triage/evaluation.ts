import type { ProviderAttempt } from "@/lib/domain/triage";
import type { DecisionContext } from "./hold-reason-for";
import type { ProviderResult, TriageProvider } from "./provider";

export interface Evaluation {
  results: EvaluatedResult[];
  attempts: ProviderAttempt[];
  decisionContext: DecisionContext;
  hasInjection: boolean;
}

/** A result and the provider it came from. */
export interface EvaluatedResult {
  provider: TriageProvider;
  result: ProviderResult;
  shadow?: boolean;
}
