import { formatPercent } from "@/lib/display-text/labels";
import type { AutomationLevel } from "@/lib/domain/triage";
import type { ThresholdCell } from "@/lib/triage-quality/queries";

type LevelRule = { level: AutomationLevel; threshold: number };

/**
 * What a level and threshold would have done with past values. `made`: all values; `applied`: those that the AI would
 * have set; `decided`: how many of these people reviewed; `kept`: how many of the reviewed ones they accepted.
 */
export function consequenceOf(cells: readonly ThresholdCell[], { level, threshold }: LevelRule) {
  const minimum = level === "full" ? 0 : level === "cautious" ? Math.round(threshold * 100) : Number.POSITIVE_INFINITY;
  const reached = cells.filter((cell) => cell.percent >= minimum);
  const sum = (list: readonly ThresholdCell[], name: "made" | "decided" | "kept") =>
    list.reduce((total, cell) => total + cell[name], 0);
  return {
    made: sum(cells, "made"),
    applied: sum(reached, "made"),
    decided: sum(reached, "decided"),
    kept: sum(reached, "kept"),
  };
}

/** "In the last 90 days: 64% of 75 automated; 48 reviewed, 96% correct." Null for the levels "off" and "suggest". */
export function formatConsequence(cells: readonly ThresholdCell[], rule: LevelRule, days: number): string | null {
  if (rule.level === "off" || rule.level === "suggest") return null;
  const { made, applied, decided, kept } = consequenceOf(cells, rule);
  if (made === 0) return `No data in the last ${days} days.`;
  const threshold = formatPercent(rule.threshold);
  const period = rule.level === "cautious" ? `At ${threshold} in the last ${days} days` : `In the last ${days} days`;
  if (applied === 0) return `${period}: none of ${made} automated.`;
  const automated = `${formatPercent(applied / made)} of ${made} automated`;
  if (decided === 0) return `${period}: ${automated}; none reviewed.`;
  return `${period}: ${automated}; ${decided} reviewed, ${formatPercent(kept / decided)} correct.`;
}
