import { describe, expect, it } from "vitest";
import { calibrationError, macroF1 } from "./measure";

describe("calibrationError", () => {
  it("Each bin's error is weighted by its rows", () => {
    // 0.9-bin: mean 0.95, all right: off by 0.05. 0.6-bin: mean 0.6, one of two right: off by 0.1.
    const predictions = [
      { confidence: 0.95, right: true },
      { confidence: 0.95, right: true },
      { confidence: 0.6, right: true },
      { confidence: 0.6, right: false },
    ];
    expect(calibrationError(predictions)).toBeCloseTo((2 * 0.05 + 2 * 0.1) / 4, 10);
  });

  it("The error is 0 if confident and right, 1 if confident and wrong, null without rows", () => {
    expect(calibrationError([{ confidence: 1, right: true }])).toBe(0);
    expect(calibrationError([{ confidence: 1, right: false }])).toBe(1);
    expect(calibrationError([])).toBeNull();
  });
});

describe("macroF1", () => {
  it("Rare labels count as much as common ones, also one that was never right", () => {
    const pairs = [
      { actual: "a", predicted: "a" },
      { actual: "a", predicted: "a" },
      { actual: "a", predicted: "b" },
      { actual: "b", predicted: "b" },
      { actual: "c", predicted: "a" },
    ];
    // a: 2·2/(3+3), b: 2·1/(1+2), c: 0.
    expect(macroF1(pairs)).toBeCloseTo((2 / 3 + 2 / 3 + 0) / 3, 10);
    expect(macroF1([])).toBe(0);
  });
});
