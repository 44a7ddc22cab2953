import type { EvalFigures } from "./score";

/** The figures as text, one per line. */
export function evalTable(figures: EvalFigures): string {
  const lines = Object.entries(LABELS).flatMap(([name, label]) => {
    const value = figures[name as keyof EvalFigures];
    return value === undefined ? [] : [`${label.padEnd(44)}${value === null ? "–" : value.toLocaleString("en")}`];
  });
  return lines.join("\n");
}

const LABELS: Record<keyof EvalFigures, string> = {
  n: "rows tested",
  classes: "labels",
  accuracy: "right",
  macroF1: "mean F1 of the labels",
  top3: "right label among the first three",
  ece: "calibration error (ECE)",
  majority: "right with the most frequent label",
  keywordRules: "right by the keyword rules",
  coverageAt90: "share with confidence of 0.9 or more",
  accuracyAt90: "  of them right",
  autoApplied: "applied at the cautious level",
  foreignAutoApplied: "foreign texts applied",
  trainMs: "training time, ms",
  predictP50Us: "time per text, median, µs",
  predictP99Us: "  99th percentile, µs",
  modelBytes: "size of the model, bytes",
};
