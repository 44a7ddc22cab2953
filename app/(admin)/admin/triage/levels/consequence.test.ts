import { describe, expect, it } from "vitest";
import type { ThresholdCell } from "@/lib/triage-quality/queries";
import { consequenceOf, formatConsequence } from "./consequence";

const cell = (percent: number, made: number, decided: number, kept: number): ThresholdCell => ({
  ...{ field: "category", value: "billing", percent, made, decided, kept },
});
const CELLS = [cell(95, 10, 8, 8), cell(80, 6, 4, 3), cell(79, 4, 4, 0)];
const at = (threshold: number) => ({ level: "cautious" as const, threshold });

describe("consequence", () => {
  it("The consequence of a threshold counts the automated values and those people accepted", () => {
    expect(consequenceOf(CELLS, at(0.8))).toEqual({ made: 20, applied: 16, decided: 12, kept: 11 });
    expect(consequenceOf(CELLS, at(0.81)).applied).toBe(10);
    expect(consequenceOf(CELLS, at(0.29)).applied).toBe(20);
    expect(consequenceOf(CELLS, { level: "full", threshold: 1 }).applied).toBe(20);
    expect(consequenceOf(CELLS, { level: "suggest", threshold: 0 }).applied).toBe(0);
  });

  it("The consequence of a threshold is a sentence with its counts", () => {
    expect(formatConsequence(CELLS, at(0.8), 90)).toBe(
      "At 80% in the last 90 days: 80% of 20 automated; 12 reviewed, 92% correct.",
    );
    expect(formatConsequence(CELLS, at(1), 90)).toBe("At 100% in the last 90 days: none of 20 automated.");
    expect(formatConsequence([cell(90, 3, 0, 0)], { level: "full", threshold: 0 }, 90)).toBe(
      "In the last 90 days: 100% of 3 automated; none reviewed.",
    );
    expect(formatConsequence([], at(0.8), 90)).toBe("No data in the last 90 days.");
    expect(formatConsequence(CELLS, { level: "off", threshold: 0.8 }, 90)).toBeNull();
  });
});
