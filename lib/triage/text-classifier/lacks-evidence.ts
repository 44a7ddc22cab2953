import type { HoldReason } from "@/lib/domain/triage";
import type { ClassifierOutput } from "./classifier";

/** Minimum labels, set by admins: with fewer in all a model applies nothing, with fewer of a class not that class. */
export interface MinimumLabels {
  leastLabels: number;
  leastOfClass: number;
}

/** Why a prediction lacks evidence; undefined if it has enough. `support`: training labels by label. */
export function lacksEvidence(
  { label, familiar }: Pick<ClassifierOutput, "familiar"> & { label: string },
  support: Readonly<Record<string, number>>,
  { leastLabels, leastOfClass }: MinimumLabels,
): HoldReason | undefined {
  const all = Object.values(support).reduce((sum, count) => sum + count, 0);
  if (all < leastLabels || (support[label] ?? 0) < leastOfClass) return "few-labels";
  return familiar ? undefined : "unlike-known";
}
