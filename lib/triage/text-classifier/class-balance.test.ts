import { describe, expect, it } from "vitest";
import { matchingOffsets } from "./class-balance";
import { placeOfMost } from "./probability";
import { randomFrom } from "./random";
import { isImbalanced } from "./samples";

describe("class balance", () => {
  it("Classes are imbalanced if one has more than six rows in ten", () => {
    expect([isImbalanced([61, 39]), isImbalanced([60, 40]), isImbalanced([1, 1, 1])]).toEqual([true, false, false]);
  });

  it("Offsets raise rare classes to a little more than their share", () => {
    // The first class has eight rows in ten and a lead that hides the others.
    const random = randomFrom(3);
    const heldOut = Array.from({ length: 1_000 }, (_, i) => {
      const truth = i % 10 < 8 ? 0 : i % 10 === 8 ? 1 : 2;
      const margins = Float64Array.from([0, 1, 2], (k) => random() + (k === truth ? 0.4 : 0) + (k === 0 ? 2 : 0));
      return { margins, target: Uint8Array.from([0, 1, 2], (k) => (k === truth ? 1 : 0)) };
    });
    const countsWith = (offsets: ArrayLike<number>) => {
      const counts = [0, 0, 0];
      for (const { margins } of heldOut) counts[placeOfMost(margins.map((margin, k) => margin + offsets[k]!))]!++;
      return counts;
    };
    expect(countsWith([0, 0, 0])).toEqual([1_000, 0, 0]);
    const [first, ...rare] = countsWith(matchingOffsets(heldOut, 3));
    // 0.8 and twice 0.1 to the power of 0.8, as shares: 0.725 and twice 0.137.
    expect(Math.abs(first! - 725)).toBeLessThan(15);
    for (const count of rare) expect(Math.abs(count - 137)).toBeLessThan(15);
  });
});
