import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DecisionOutcome, tallyOutcomes } from "@/tests/support/tally-outcomes";
import { accuracyAtCoverage } from "./coverage";
import { BINS, binnedCalibrationError, binsOf, brierScore } from "./reliability";
import { shareWithInterval } from "./share";
import { percentOf } from "./tally";

const outcome = fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }), kept: fc.boolean() });
const outcomes = fc.array(outcome, { maxLength: 200 });
const many = (count: number, confidence: number, kept: boolean): DecisionOutcome[] =>
  Array(count).fill({ confidence, kept });

describe("a reliability curve", () => {
  it("A decision counts in the bin of its confidence, and 1 in the last bin", () => {
    const bins = binsOf(
      tallyOutcomes([...many(3, 0.95, true), ...many(1, 1, false), ...many(2, 0.29, true), ...many(1, 0, false)]),
    );
    expect(bins.map(({ decided }) => decided)).toEqual([1, 0, 2, 0, 0, 0, 0, 0, 0, 4]);
    expect(bins[9]).toEqual({ from: 0.9, to: 1, decided: 4, confidence: (3 * 0.95 + 1) / 4, kept: 0.75 });
    expect(bins[1]).toMatchObject({ decided: 0, confidence: null, kept: null });
  });

  it("No decision is lost, and each bin's mean confidence lies in the bin", () => {
    fc.assert(
      fc.property(outcomes, (rows) => {
        const bins = binsOf(tallyOutcomes(rows));
        expect(bins).toHaveLength(BINS);
        expect(bins.reduce((all, { decided }) => all + decided, 0)).toBe(rows.length);
        for (const { from, to, confidence, kept } of bins) {
          if (confidence === null) continue;
          expect(confidence).toBeGreaterThanOrEqual(from - 1e-6);
          expect(confidence).toBeLessThanOrEqual(to + 1e-6);
          expect(kept! >= 0 && kept! <= 1).toBe(true);
        }
      }),
    );
  });

  it("Every confidence has a percent", () => {
    for (let percent = 0; percent <= 100; percent++) expect(percentOf(percent / 100)).toBe(percent);
  });
});

describe("calibration", () => {
  it("The calibration error is the distance between confidence and share kept", () => {
    const honest = [...many(8, 0.8, true), ...many(2, 0.8, false), ...many(3, 0.3, true), ...many(7, 0.3, false)];
    expect(binnedCalibrationError(binsOf(tallyOutcomes(honest)))).toBeCloseTo(0);
    const boasting = [...many(6, 0.99, true), ...many(4, 0.99, false)];
    expect(binnedCalibrationError(binsOf(tallyOutcomes(boasting)))).toBeCloseTo(0.39);
    expect(binnedCalibrationError(binsOf([]))).toBeNull();
  });

  it("Bins are weighted by their decisions", () => {
    const rows = [...many(9, 0.95, true), ...many(1, 0.15, true)];
    expect(binnedCalibrationError(binsOf(tallyOutcomes(rows)))).toBeCloseTo(0.9 * 0.05 + 0.1 * 0.85);
  });

  it("The calibration error is at most the root of the Brier score, and both are within 0 and 1", () => {
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 1, maxLength: 200 }), (rows) => {
        const tallies = tallyOutcomes(rows);
        const error = binnedCalibrationError(binsOf(tallies))!;
        const brier = brierScore(tallies)!;
        const direct = rows.reduce((all, row) => all + (row.confidence - Number(row.kept)) ** 2, 0) / rows.length;
        expect(brier).toBeCloseTo(direct);
        expect(error).toBeGreaterThanOrEqual(0);
        expect(error).toBeLessThanOrEqual(Math.sqrt(brier) + 1e-9);
        expect(brier).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});

describe("accuracy at coverage", () => {
  it("Accuracy at coverage goes from the highest confidence to all decisions", () => {
    const rows = [...many(4, 0.9, true), ...many(3, 0.7, true), ...many(1, 0.7, false), ...many(2, 0.4, false)];
    expect(accuracyAtCoverage(tallyOutcomes(rows))).toEqual([
      { threshold: 0.9, coverage: 0.4, accuracy: 1 },
      { threshold: 0.7, coverage: 0.8, accuracy: 7 / 8 },
      { threshold: 0.4, coverage: 1, accuracy: 0.7 },
    ]);
  });

  it("Coverage rises while the threshold falls, for any decisions", () => {
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 1, maxLength: 200 }), (rows) => {
        const points = accuracyAtCoverage(tallyOutcomes(rows));
        for (const [at, point] of points.entries()) {
          const next = points[at + 1];
          if (next) expect(next.coverage > point.coverage && next.threshold < point.threshold).toBe(true);
        }
        expect(points.at(-1)!.coverage).toBe(1);
        expect(points.at(-1)!.accuracy).toBeCloseTo(rows.filter(({ kept }) => kept).length / rows.length);
      }),
    );
  });
});

describe("a share with its interval", () => {
  it("The interval follows the formula and is wide for few decisions", () => {
    const twelve = shareWithInterval(12, 20)!;
    expect([twelve.share, twelve.low, twelve.high].map((part) => part.toFixed(3))).toEqual(["0.600", "0.387", "0.781"]);
    expect(shareWithInterval(1, 1)!.low).toBeLessThan(0.25);
    expect(shareWithInterval(1000, 1000)!.low).toBeGreaterThan(0.99);
    expect(shareWithInterval(0, 0)).toBeNull();
  });

  it("The interval contains the share, stays within 0 and 1, and narrows with more decisions", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 500 }), (a, b) => {
        const [kept, decided] = [Math.min(a, b), b];
        const { share, low, high } = shareWithInterval(kept, decided)!;
        expect(0 <= low && low <= share && share <= high && high <= 1).toBe(true);
        const tenfold = shareWithInterval(kept * 10, decided * 10)!;
        expect(tenfold.high - tenfold.low).toBeLessThan(high - low);
      }),
    );
  });
});
