import { splitWords } from "@/lib/text/split-words";
import { type CategoryText, wholeText } from "@/lib/triage/provider";
import { chooseCategory } from "@/lib/triage/providers/keywords/choose-category";
import { indexCategories } from "@/lib/triage/providers/keywords/score-categories";
import { calibrationError, macroF1 } from "@/lib/triage/text-classifier/measure";
import { isMeant } from "./read-categories";
import type { EvalRow, TimedAnswer } from "./types";

export interface EvalFigures {
  n: number;
  classes: number;
  accuracy: number;
  macroF1: number;
  top3: number;
  ece: number;
  /** Accuracy of always predicting the most frequent label. */
  majority: number;
  keywordRules: number | null;
  /** Share of predictions with a confidence of 0.9 or more, and their accuracy. */
  coverageAt90: number;
  accuracyAt90: number | null;
  autoApplied: number;
  trainMs: number;
  predictP50Us: number;
  predictP99Us: number;
  modelBytes: number;
  foreignAutoApplied?: number;
}

export interface EvaluatedRow {
  train: readonly EvalRow[];
  test: readonly EvalRow[];
  answers: readonly TimedAnswer[];
  rules: number | null;
  foreign: readonly TimedAnswer[] | null;
  cost: { trainMs: number; modelBytes: number };
}

export function evalFigures({ train, test, answers, rules, foreign, cost }: EvaluatedRow): EvalFigures {
  const predictions = answers.map(({ ranking: [first] }, i) => ({
    predicted: first?.label ?? "",
    actual: test[i]!.label,
    confidence: first?.confidence ?? 0,
    right: first?.label === test[i]!.label,
  }));
  const confident = predictions.filter(({ confidence }) => confidence >= 0.9);
  const majority = mostFrequent(train.map(({ label }) => label));
  const micros = answers.map((each) => each.micros).sort((a, b) => a - b);
  return {
    n: test.length,
    classes: new Set(train.map(({ label }) => label)).size,
    accuracy: rounded(shareOf(predictions, ({ right }) => right)),
    macroF1: rounded(macroF1(predictions)),
    top3: rounded(
      shareOf(predictions, ({ actual }, i) => answers[i]!.ranking.slice(0, 3).some(({ label }) => label === actual)),
    ),
    ece: rounded(calibrationError(predictions)!),
    majority: rounded(shareOf(test, ({ label }) => label === majority)),
    keywordRules: rules === null ? null : rounded(rules),
    coverageAt90: rounded(confident.length / predictions.length),
    accuracyAt90: confident.length === 0 ? null : rounded(shareOf(confident, ({ right }) => right)),
    autoApplied: rounded(shareOf(answers, ({ applied }) => applied)),
    trainMs: Math.round(cost.trainMs),
    predictP50Us: Math.round(micros[Math.floor(micros.length * 0.5)]!),
    predictP99Us: Math.round(micros[Math.floor(micros.length * 0.99)]!),
    modelBytes: cost.modelBytes,
    ...(foreign ? { foreignAutoApplied: rounded(shareOf(foreign, ({ applied }) => applied)) } : {}),
  };
}

/** The share of rows that the keyword rules classify correctly. A row without a result counts as wrong. */
export function evalKeywords(categories: CategoryText[], rows: readonly EvalRow[]): number {
  const index = indexCategories(categories);
  const right = rows.filter(({ text: { title, body }, label }) => {
    const words = splitWords(wholeText({ title, description: body }));
    const slug = chooseCategory(index, words, title?.length ?? 0)?.value;
    return categories.some((category) => category.slug === slug && isMeant(category, label));
  });
  return right.length / rows.length;
}

function shareOf<T>(rows: readonly T[], matches: (row: T, at: number) => boolean): number {
  return rows.length === 0 ? 0 : rows.filter(matches).length / rows.length;
}

function mostFrequent(labels: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
}

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

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
