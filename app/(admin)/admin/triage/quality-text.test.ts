import { describe, expect, it } from "vitest";
import { formatCalibrationError, formatComparison, formatCost, formatRange } from "./quality-text";

const compared = { field: "category", one: "gemini", other: "learned", made: 6 } as const;

describe("formatComparison", () => {
  it("A comparison says which provider was right more often, and how often", () => {
    const comparison = { ...compared, decided: 5, both: 1, onlyOne: 1, onlyOther: 2, neither: 1 };
    expect(formatComparison(comparison)).toBe(
      "Gemini and Own model both classified 6 tickets. Of 5 reviewed, both were right on 1, only Gemini on 1, only Own model on 2, neither on 1. More accurate: Own model.",
    );
    expect(formatComparison({ ...comparison, onlyOther: 1 })).toContain("No difference.");
  });

  it("A comparison without reviewed tickets names no winner", () => {
    const comparison = {
      ...compared,
      one: "builtin" as const,
      decided: 0,
      both: 0,
      onlyOne: 0,
      onlyOther: 0,
      neither: 0,
    };
    expect(formatComparison(comparison)).toBe(
      "Keyword rules and Own model both classified 6 tickets. People have not reviewed any of them yet.",
    );
  });
});

it("Figures are formatted briefly", () => {
  expect(formatRange({ share: 0.8, low: 0.714, high: 0.906 })).toBe("71–91%");
  expect([formatCalibrationError(0.0834), formatCalibrationError(null)]).toEqual(["0.08", "–"]);
  expect([formatCost(80), formatCost(12_345_678)]).toEqual(["$0.0001", "$12.35"]);
});
