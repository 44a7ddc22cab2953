import { describe, expect, it } from "vitest";
import { chanceOf, fitTemperature, placeOfMost, sharesOf } from "./probability";

describe("probabilities", () => {
  it("Shares add up to one and are flatter at a higher temperature", () => {
    // e^1 : e^0 and e^0.5 : e^0.
    expect([...sharesOf([1, 0], 1)].map((share) => share.toFixed(4))).toEqual(["0.7311", "0.2689"]);
    expect([...sharesOf([1, 0], 2)].map((share) => share.toFixed(4))).toEqual(["0.6225", "0.3775"]);
    expect([...sharesOf([1_000, -1_000], 0.03)]).toEqual([1, 0]);
  });

  it("A chance is independent of other labels", () => {
    expect([chanceOf(0, 1), chanceOf(1, 1).toFixed(4), chanceOf(-40, 0.03)]).toEqual([0.5, "0.7311", 0]);
  });

  it("The first of equal scores wins", () => {
    expect([placeOfMost([1, 3, 2]), placeOfMost([2, 2]), placeOfMost([-1])]).toEqual([1, 0, 0]);
  });

  it("The temperature is that with the least surprise on held-out rows, or 1", () => {
    expect(fitTemperature((temperature) => (temperature - 0.3) ** 2 + 5)).toBeCloseTo(0.3, 1);
    // Three of four are right by a margin of 1: confidence 0.75 at 1 / ln 3.
    const surprise = (t: number) => -(3 * Math.log(sharesOf([1, 0], t)[0]!) + Math.log(sharesOf([1, 0], t)[1]!));
    expect(fitTemperature(surprise)).toBeCloseTo(1 / Math.log(3), 1);
    expect(fitTemperature(() => 0)).toBe(1);
  });
});
