import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type GoldenFigures, LESS_IS_BETTER, measureGolden } from "./measure-golden";

/** Everything here is the same on every run; this much is for the last digit of other machines. */
const TOLERANCE = 0.005;

const baseline: GoldenFigures = JSON.parse(readFileSync(new URL("baseline.json", import.meta.url), "utf8"));

describe("the golden set is sorted no worse than recorded", () => {
  it("by the rules and by our own classifier; `npm run -s triage:golden -- --record` records a new baseline", {
    timeout: 180_000,
  }, async () => {
    const figures = await measureGolden();
    expect(Object.keys(figures)).toEqual(Object.keys(baseline));
    expect(worse(figures, baseline)).toEqual([]);
  });

  it("a figure that fell, or rose where less is better, is named; one that got better is not", () => {
    const before = { "learned.accuracy": 0.8, "learned.ece": 0.05 };
    expect(worse({ "learned.accuracy": 0.79, "learned.ece": 0.06 }, before)).toEqual([
      "learned.accuracy: 0.8 recorded, 0.79 now",
      "learned.ece: 0.05 recorded, 0.06 now",
    ]);
    expect(worse({ "learned.accuracy": 0.9, "learned.ece": 0.01 }, before)).toEqual([]);
  });
});

function worse(now: GoldenFigures, before: GoldenFigures): string[] {
  return Object.entries(before)
    .filter(
      ([name, recorded]) => (LESS_IS_BETTER.has(name) ? now[name]! - recorded : recorded - now[name]!) > TOLERANCE,
    )
    .map(([name, recorded]) => `${name}: ${recorded} recorded, ${now[name]} now`);
}
