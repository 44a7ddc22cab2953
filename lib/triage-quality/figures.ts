import type { OutcomeCount } from "./count-outcomes";
import { accuracyAtCoverage, type CoveragePoint } from "./coverage";
import { percentTallies } from "./percent-tallies";
import { type Bin, binnedCalibrationError, binsOf, brierScore } from "./reliability";
import { type Share, shareWithInterval } from "./share";

/** Figures of a group of decisions: how many people kept, and how well the confidence predicted it. */
export interface QualityFigures {
  made: number;
  applied: number;
  decided: number;
  kept: number;
  /** Where a person acted explicitly instead of only solving the ticket. */
  byHand: number;
  keptByHand: number;
  keptShare: Share | null;
  /** Of the decided ones with a confidence; null without any. */
  meanConfidence: number | null;
  ece: number | null;
  brier: number | null;
}

export interface Measurement extends QualityFigures {
  bins: Bin[];
  coverage: CoveragePoint[];
}

export function qualityFigures(cells: readonly OutcomeCount[]): QualityFigures {
  const total = (name: "made" | "decided" | "kept" | "byHand" | "keptByHand") =>
    cells.reduce((all, cell) => all + cell[name], 0);
  const [decided, kept] = [total("decided"), total("kept")];
  const tallies = percentTallies(cells);
  const withConfidence = tallies.reduce((all, tally) => all + tally.decided, 0);
  return {
    made: total("made"),
    applied: cells.reduce((all, cell) => all + (cell.mode === "applied" ? cell.made : 0), 0),
    decided,
    kept,
    byHand: total("byHand"),
    keptByHand: total("keptByHand"),
    keptShare: shareWithInterval(kept, decided),
    meanConfidence:
      withConfidence === 0 ? null : tallies.reduce((all, { confidence }) => all + confidence, 0) / withConfidence,
    ece: binnedCalibrationError(binsOf(tallies)),
    brier: brierScore(tallies),
  };
}

export function measureQuality(cells: readonly OutcomeCount[]): Measurement {
  const tallies = percentTallies(cells);
  return { ...qualityFigures(cells), bins: binsOf(tallies), coverage: accuracyAtCoverage(tallies) };
}
