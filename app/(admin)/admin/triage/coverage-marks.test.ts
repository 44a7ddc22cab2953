import { describe, expect, it } from "vitest";
import { marksOf } from "./coverage-marks";

const point = (threshold: number, coverage: number) => ({ threshold, coverage, accuracy: 0.9 });

describe("marksOf", () => {
  it("Marks show the thresholds that the curve reaches, without overlaps", () => {
    const points = [point(0.97, 0.2), point(0.91, 0.4), point(0.8, 0.45), point(0.6, 1)];
    expect(marksOf(points).map(({ from, coverage }) => [from, coverage])).toEqual([
      ["from 90%", 0.4],
      ["from 50%", 1],
    ]);
  });

  it("A curve without points or without enough confidence has no marks", () => {
    expect(marksOf([])).toEqual([]);
    expect(marksOf([point(0.3, 1)])).toEqual([]);
  });
});
