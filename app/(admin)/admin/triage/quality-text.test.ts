import { describe, expect, it } from "vitest";
import { formatCalibrationError, formatComparison, formatCost, formatRange } from "./quality-text";

const compared = { field: "category", one: "gemini", other: "learned", made: 6 } as const;

describe("what is said of two readers", () => {
  it("is who was right more often, and on how many", () => {
    const told = { ...compared, decided: 5, both: 1, onlyOne: 1, onlyOther: 2, neither: 1 };
    expect(formatComparison(told)).toBe(
      "Gemini and our own model both read 6 tickets. Of 5 decided, both were right on 1, only Gemini on 1, only our own model on 2, none on 1. Our own model was right more often.",
    );
    expect(formatComparison({ ...told, onlyOther: 1 })).toContain("Neither was right more often.");
  });

  it("is that nobody knows yet, where people have decided nothing", () => {
    const told = { ...compared, one: "builtin" as const, decided: 0, both: 0, onlyOne: 0, onlyOther: 0, neither: 0 };
    expect(formatComparison(told)).toBe(
      "The keyword rules and our own model both read 6 tickets; people have decided none of them yet.",
    );
  });
});

it("figures are written as short as they can be read", () => {
  expect(formatRange({ share: 0.8, low: 0.714, high: 0.906 })).toBe("71–91%");
  expect([formatCalibrationError(0.0834), formatCalibrationError(null)]).toEqual(["0.08", "–"]);
  expect([formatCost(80), formatCost(12_345_678)]).toEqual(["$0.0001", "$12.35"]);
});
