import { describe, expect, it } from "vitest";
import { fewestOf, formatEvidence, formatNextTraining, formatSize } from "./learning-text";

describe("the words of what was learned", () => {
  it("say what the next training waits for", () => {
    expect(formatNextTraining({ labels: 1_240, missing: 37 })).toBe(
      "1,240 decisions so far. The next training begins after 37 more.",
    );
    expect(formatNextTraining({ labels: 1, missing: 0 })).toBe("1 decision so far. Enough for the next training.");
  });

  it("name the values with the fewest examples", () => {
    expect(fewestOf({ a: 9, b: 2, c: 4, d: 4, e: 30 })).toEqual([
      ["b", 2],
      ["c", 4],
      ["d", 4],
    ]);
  });

  it("say what speaks for a word, and how large a model is", () => {
    expect(formatEvidence({ speaksFor: 5, speaksAgainst: 0 })).toBe(
      "In 5 corrected tickets; no ticket with it ended elsewhere",
    );
    expect(formatEvidence({ speaksFor: 4, speaksAgainst: 1 })).toBe(
      "In 4 corrected tickets; 1 ticket with it ended elsewhere",
    );
    expect([formatSize(1), formatSize(119_500), formatSize(1_400_000)]).toEqual(["1 kB", "120 kB", "1.4 MB"]);
  });
});
