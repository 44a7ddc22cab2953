import type { FieldResult } from "@/lib/domain/triage";

type Said = FieldResult<unknown>["holdReason"];

/** No level overrides these: a value without ground is never applied by itself. */
export const HARD_HOLD_REASONS: ReadonlySet<Said> = new Set<Said>([
  "quote-missing",
  "unlike-known",
  "few-labels",
  "instructions",
]);

/** Said with nothing to go by: anybody's suggestion that rests on something comes first, and nobody is contradicted. */
export const NO_EVIDENCE_REASONS: ReadonlySet<Said> = new Set<Said>(["few-labels", "unlike-known"]);

/** A value was said, but not with enough to go by: the next reader may know better. */
export const UNDECIDED_REASONS: ReadonlySet<Said> = new Set<Said>([
  "below-threshold",
  "unclear",
  "few-labels",
  "unlike-known",
  "model-alone",
]);
