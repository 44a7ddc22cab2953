import { calibrationError, macroF1 } from "@/lib/triage/text-classifier/measure";
import type { EvalRow } from "./rows";
import type { TimedAnswer } from "./types";

/** What a measuring prints; shares from 0 to 1. */
export interface EvalFigures {
  /** Rows that were tested, and labels that were learned. */
  n: number;
  classes: number;
  accuracy: number;
  macroF1: number;
  /** The right label was among the first three. */
  top3: number;
  ece: number;
  /** Always saying the commonest label of the rows learned from. */
  majority: number;
  keywordRules: number | null;
  /** Rows with a confidence of 0.9 or more: how many, and how many of them were right. */
  coverageAt90: number;
  accuracyAt90: number | null;
  /** What the cautious level would write to tickets by itself. */
  autoApplied: number;
  trainMs: number;
  predictP50Us: number;
  predictP99Us: number;
  modelBytes: number;
  foreignAutoApplied?: number;
}

/** What was asked and came back. */
export interface EvaluatedRow {
  train: readonly EvalRow[];
  test: readonly EvalRow[];
  asked: readonly TimedAnswer[];
  rules: number | null;
  foreign: readonly TimedAnswer[] | null;
  cost: { trainMs: number; modelBytes: number };
}

/** The figures of a measuring. */
export function evalFigures({ train, test, asked, rules, foreign, cost }: EvaluatedRow): EvalFigures {
  const told = asked.map(({ ranking: [first] }, i) => ({
    said: first?.label ?? "",
    meant: test[i]!.label,
    confidence: first?.confidence ?? 0,
    right: first?.label === test[i]!.label,
  }));
  const isConfident = told.filter(({ confidence }) => confidence >= 0.9);
  const commonest = commonestOf(train.map(({ label }) => label));
  const micros = asked.map((each) => each.micros).sort((a, b) => a - b);
  return {
    n: test.length,
    classes: new Set(train.map(({ label }) => label)).size,
    accuracy: rounded(shareOf(told, ({ right }) => right)),
    macroF1: rounded(macroF1(told)),
    top3: rounded(shareOf(told, ({ meant }, i) => asked[i]!.ranking.slice(0, 3).some(({ label }) => label === meant))),
    ece: rounded(calibrationError(told)!),
    majority: rounded(shareOf(test, ({ label }) => label === commonest)),
    keywordRules: rules === null ? null : rounded(rules),
    coverageAt90: rounded(isConfident.length / told.length),
    accuracyAt90: isConfident.length === 0 ? null : rounded(shareOf(isConfident, ({ right }) => right)),
    autoApplied: rounded(shareOf(asked, ({ applied }) => applied)),
    trainMs: Math.round(cost.trainMs),
    predictP50Us: Math.round(micros[Math.floor(micros.length * 0.5)]!),
    predictP99Us: Math.round(micros[Math.floor(micros.length * 0.99)]!),
    modelBytes: cost.modelBytes,
    ...(foreign ? { foreignAutoApplied: rounded(shareOf(foreign, ({ applied }) => applied)) } : {}),
  };
}

function shareOf<T>(rows: readonly T[], holds: (row: T, at: number) => boolean): number {
  return rows.length === 0 ? 0 : rows.filter(holds).length / rows.length;
}

function commonestOf(labels: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
}

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
