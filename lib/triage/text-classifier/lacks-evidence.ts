import type { HoldReason } from "@/lib/domain/triage";
import type { ClassifierOutput } from "./classifier";

/** With fewer labels a model applies nothing by itself; of a class with fewer, not that class. Admins set both. */
export interface MinimumLabels {
  leastLabels: number;
  leastOfClass: number;
}

/**
 * Why what a learned model says of a text has no ground, however sure it is; undefined where it has. `support` counts
 * the labels that it learned from, by label; `label` is what it says.
 */
export function lacksEvidence(
  { label, familiar }: Pick<ClassifierOutput, "familiar"> & { label: string },
  support: Readonly<Record<string, number>>,
  { leastLabels, leastOfClass }: MinimumLabels,
): HoldReason | undefined {
  const all = Object.values(support).reduce((sum, count) => sum + count, 0);
  if (all < leastLabels || (support[label] ?? 0) < leastOfClass) return "few-labels";
  return familiar ? undefined : "unlike-known";
}
