import type { OutcomeCount } from "./count-outcomes";
import { accuracyAtCoverage, type CoveragePoint } from "./coverage";
import { percentTallies } from "./percent-tallies";
import { type Bin, binnedCalibrationError, binsOf, brierScore } from "./reliability";
import { type Share, shareWithInterval } from "./share";
import { sumOf } from "./tally";

/** Figures of a group of decisions: how many values people kept, and how well the stated confidence predicted that. */
export interface QualityFigures {
  made: number;
  applied: number;
  decided: number;
  kept: number;
  /** How many of `decided` and of `kept` come from an explicit answer, not only from solving the ticket. */
  byHand: number;
  keptByHand: number;
  keptShare: Share | null;
  /** These three cover the decided values with a stated confidence; null if there are none. */
  meanConfidence: number | null;
  /** Expected calibration error: see `binnedCalibrationError`. */
  ece: number | null;
  /** See `brierScore`. */
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
  const withConfidence = sumOf(tallies, "decided");
  return {
    made: total("made"),
    applied: cells.reduce((all, cell) => all + (cell.mode === "applied" ? cell.made : 0), 0),
    decided,
    kept,
    byHand: total("byHand"),
    keptByHand: total("keptByHand"),
    keptShare: shareWithInterval(kept, decided),
    meanConfidence: withConfidence === 0 ? null : sumOf(tallies, "confidence") / withConfidence,
    ece: binnedCalibrationError(binsOf(tallies)),
    brier: brierScore(tallies),
  };
}

export function measureQuality(cells: readonly OutcomeCount[]): Measurement {
  const tallies = percentTallies(cells);
  return { ...qualityFigures(cells), bins: binsOf(tallies), coverage: accuracyAtCoverage(tallies) };
}
