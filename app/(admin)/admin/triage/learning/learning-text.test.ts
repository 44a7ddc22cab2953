import { describe, expect, it } from "vitest";
import { fewestOf, formatEvidence, formatNextTraining, formatSize } from "./learning-text";

describe("learning-text", () => {
  it("The training status says how many decisions are missing", () => {
    expect(formatNextTraining({ labels: 1_240, missing: 37 })).toBe(
      "1,240 decisions. 37 more until the next training.",
    );
    expect(formatNextTraining({ labels: 1, missing: 0 })).toBe("1 decision. Ready for the next training.");
  });

  it("The values with the fewest examples come first", () => {
    expect(fewestOf({ a: 9, b: 2, c: 4, d: 4, e: 30 })).toEqual([
      ["b", 2],
      ["c", 4],
      ["d", 4],
    ]);
  });

  it("Evidence and model sizes are formatted", () => {
    expect(formatEvidence({ speaksFor: 5, speaksAgainst: 0 })).toBe("In 5 corrected tickets, with no counterexamples");
    expect(formatEvidence({ speaksFor: 4, speaksAgainst: 1 })).toBe("In 4 corrected tickets, with 1 counterexample");
    expect([formatSize(1), formatSize(119_500), formatSize(1_400_000)]).toEqual(["1 kB", "120 kB", "1.4 MB"]);
  });
});
