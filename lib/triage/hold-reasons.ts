import type { FieldResult } from "@/lib/domain/triage";

type Reason = FieldResult<unknown>["holdReason"];

/** These reasons count at every automation level: the value has no evidence, or the text holds instructions. */
export const HARD_HOLD_REASONS: ReadonlySet<Reason> = new Set<Reason>([
  "quote-missing",
  "unlike-known",
  "few-labels",
  "instructions",
]);

/** A model predicted without evidence: any other suggestion is better, and the value contradicts no rule. */
export const NO_EVIDENCE_REASONS: ReadonlySet<Reason> = new Set<Reason>(["few-labels", "unlike-known"]);

/** If a value is not applied for one of these reasons, the next provider is asked. */
export const UNDECIDED_REASONS: ReadonlySet<Reason> = new Set<Reason>([
  "below-threshold",
  "unclear",
  "few-labels",
  "unlike-known",
  "model-alone",
]);
