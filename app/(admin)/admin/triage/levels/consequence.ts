import { formatPercent } from "@/lib/display-text/labels";
import type { AutomationLevel } from "@/lib/domain/triage";
import type { ThresholdCell } from "@/lib/triage-quality/queries";

export interface LevelRule {
  level: AutomationLevel;
  threshold: number;
}

/** What a level and threshold would have meant for these decisions. */
export interface Consequence {
  made: number;
  applied: number;
  /** Of the applied ones: what people decided on, and kept. */
  decided: number;
  kept: number;
}

/** Counts what would have been applied by itself. Pure; the cells are loaded once, the sliders move over them. */
export function consequenceOf(cells: readonly ThresholdCell[], { level, threshold }: LevelRule): Consequence {
  const bar = level === "full" ? 0 : level === "cautious" ? Math.round(threshold * 100) : Number.POSITIVE_INFINITY;
  const reached = cells.filter((cell) => cell.percent >= bar);
  const sum = (some: readonly ThresholdCell[], name: "made" | "decided" | "kept") =>
    some.reduce((all, cell) => all + cell[name], 0);
  return {
    made: sum(cells, "made"),
    applied: sum(reached, "made"),
    decided: sum(reached, "decided"),
    kept: sum(reached, "kept"),
  };
}

/** "In the last 90 days: 64% of 75 set by itself; of 48 that people decided, 96% kept." Null where the level applies nothing anyway. */
export function formatConsequence(cells: readonly ThresholdCell[], rule: LevelRule, days: number): string | null {
  if (rule.level === "off" || rule.level === "suggest") return null;
  const { made, applied, decided, kept } = consequenceOf(cells, rule);
  const at =
    rule.level === "cautious"
      ? `At ${formatPercent(rule.threshold)} in the last ${days} days`
      : `In the last ${days} days`;
  if (made === 0) return `Nothing was read in the last ${days} days, so nothing can be said yet.`;
  if (applied === 0) return `${at}: none of ${made} set by itself.`;
  const share = `${formatPercent(applied / made)} of ${made} set by itself`;
  if (decided === 0) return `${at}: ${share}; people decided none of these yet.`;
  return `${at}: ${share}; of ${decided} that people decided, ${formatPercent(kept / decided)} kept.`;
}
