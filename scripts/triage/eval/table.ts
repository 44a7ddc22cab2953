import type { EvalFigures } from "./score";

/** The figures for people to read, one a line. */
export function evalTable(figures: EvalFigures): string {
  const lines = Object.entries(WORDS).flatMap(([name, words]) => {
    const value = figures[name as keyof EvalFigures];
    return value === undefined ? [] : [`${words.padEnd(44)}${value === null ? "–" : value.toLocaleString("en")}`];
  });
  return lines.join("\n");
}

const WORDS: Record<keyof EvalFigures, string> = {
  n: "rows tested",
  classes: "labels learned",
  accuracy: "right",
  macroF1: "mean F1 of the labels",
  top3: "right label among the first three",
  ece: "calibration error (ECE)",
  majority: "right if always the commonest label",
  keywordRules: "right by the keyword rules",
  coverageAt90: "share with confidence of 0.9 or more",
  accuracyAt90: "  of them right",
  autoApplied: "applied by itself at the cautious level",
  foreignAutoApplied: "foreign texts applied by itself",
  trainMs: "time to learn, ms",
  predictP50Us: "time to sort a text, median, µs",
  predictP99Us: "  of the slowest in a hundred, µs",
  modelBytes: "size of the model, bytes",
};
