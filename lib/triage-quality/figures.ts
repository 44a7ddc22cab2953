import type { OutcomeCount } from "./count-outcomes";
import { accuracyAtCoverage, type CoveragePoint } from "./coverage";
import { percentTallies } from "./percent-tallies";
import { type Bin, binnedCalibrationError, binsOf, brierScore } from "./reliability";
import { type Share, shareWithInterval } from "./share";

/** What is known of a group of decisions: how much of it people kept, and whether the confidence told. */
export interface QualityFigures {
  /** All, also those that nobody has decided on yet. */
  made: number;
  /** Of those, written to the ticket by itself. */
  applied: number;
  decided: number;
  kept: number;
  /** How many of the decided and of the kept ones were so by hand; the others merely stood when the ticket was solved. */
  byHand: number;
  keptByHand: number;
  keptShare: Share | null;
  /** Of the decided ones that had a confidence; null where none had. */
  meanConfidence: number | null;
  ece: number | null;
  brier: number | null;
}

/** The same with its curves. */
export interface Measurement extends QualityFigures {
  bins: Bin[];
  coverage: CoveragePoint[];
}

/** Puts cells together into one set of figures. */
export function qualityFigures(cells: readonly OutcomeCount[]): QualityFigures {
  const total = (name: "made" | "decided" | "kept" | "byHand" | "keptByHand") =>
    cells.reduce((all, cell) => all + cell[name], 0);
  const [decided, kept] = [total("decided"), total("kept")];
  const tallies = percentTallies(cells);
  const sure = tallies.reduce((all, tally) => all + tally.decided, 0);
  return {
    made: total("made"),
    applied: cells.reduce((all, cell) => all + (cell.mode === "applied" ? cell.made : 0), 0),
    decided,
    kept,
    byHand: total("byHand"),
    keptByHand: total("keptByHand"),
    keptShare: shareWithInterval(kept, decided),
    meanConfidence: sure === 0 ? null : tallies.reduce((all, { confidence }) => all + confidence, 0) / sure,
    ece: binnedCalibrationError(binsOf(tallies)),
    brier: brierScore(tallies),
  };
}

/** The figures with the reliability curve and accuracy at coverage. */
export function measureQuality(cells: readonly OutcomeCount[]): Measurement {
  const tallies = percentTallies(cells);
  return { ...qualityFigures(cells), bins: binsOf(tallies), coverage: accuracyAtCoverage(tallies) };
}
