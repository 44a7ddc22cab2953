import type { HoldReason } from "@/lib/domain/triage";
import type { ClassifierOutput } from "./classifier";

/** The admins' minimum numbers of labels: for a model to apply anything, and for it to apply one class. */
export interface MinimumLabels {
  leastLabels: number;
  leastOfClass: number;
}

/** The hold reason of a prediction without enough evidence, else undefined. `support`: training texts of each label. */
export function lacksEvidence(
  { label, familiar }: Pick<ClassifierOutput, "familiar"> & { label: string },
  support: Readonly<Record<string, number>>,
  { leastLabels, leastOfClass }: MinimumLabels,
): HoldReason | undefined {
  const all = Object.values(support).reduce((sum, count) => sum + count, 0);
  if (all < leastLabels || (support[label] ?? 0) < leastOfClass) return "few-labels";
  return familiar ? undefined : "unlike-known";
}
