import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type GoldenFigures, LESS_IS_BETTER, measureGolden } from "./measure-golden";

/** The run is deterministic; this allows for the last digit on other machines. */
const TOLERANCE = 0.005;

const baseline: GoldenFigures = JSON.parse(readFileSync(new URL("baseline.json", import.meta.url), "utf8"));

describe("golden set baseline", () => {
  it("The rules and our own classifier do no worse than the baseline; `npm run -s triage:golden -- --record` records a new one", {
    timeout: 180_000,
  }, async () => {
    const figures = await measureGolden();
    expect(Object.keys(figures)).toEqual(Object.keys(baseline));
    expect(worse(figures, baseline)).toEqual([]);
  });

  it("The comparison names a figure that got worse, and none that got better", () => {
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
