import type { FieldResult } from "@/lib/domain/triage";

type Reason = FieldResult<unknown>["holdReason"];

/** No automation level overrides these: a value without evidence is never applied automatically. */
export const HARD_HOLD_REASONS: ReadonlySet<Reason> = new Set<Reason>([
  "quote-missing",
  "unlike-known",
  "few-labels",
  "instructions",
]);

/** Predicted without evidence: comes after any other suggestion, and contradicts nothing. */
export const NO_EVIDENCE_REASONS: ReadonlySet<Reason> = new Set<Reason>(["few-labels", "unlike-known"]);

/** Predicted, but with too little evidence: the next provider is asked. */
export const UNDECIDED_REASONS: ReadonlySet<Reason> = new Set<Reason>([
  "below-threshold",
  "unclear",
  "few-labels",
  "unlike-known",
  "model-alone",
]);
