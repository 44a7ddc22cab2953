import type { ProviderAttempt } from "@/lib/domain/triage";
import type { DecisionContext } from "./hold-reason-for";
import type { ProviderResult, TriageProvider } from "./provider";

/** What a verdict is made from. */
export interface Evaluation {
  results: EvaluatedResult[];
  attempts: ProviderAttempt[];
  decisionContext: DecisionContext;
  /** True where something in the text was addressed to a machine. */
  hasInjection: boolean;
}

/** A reading and whose it is. */
export interface EvaluatedResult {
  reader: TriageProvider;
  result: ProviderResult;
  /** True: asked for comparison only, its word never counts. */
  shadow?: boolean;
}
