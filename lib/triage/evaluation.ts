import type { ProviderAttempt } from "@/lib/domain/triage";
import type { DecisionContext } from "./hold-reason-for";
import type { ProviderResult, TriageProvider } from "./provider";

/** The state of a triage run: what the providers returned so far, and what decisions depend on. */
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
  /** Asked for comparison only, never counts. */
  shadow?: boolean;
}
