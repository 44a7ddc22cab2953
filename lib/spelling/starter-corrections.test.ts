import { describe, expect, it } from "vitest";
import { EVERYDAY } from "./everyday-words";
import { CreateCorrectionInput } from "./input";
import { STARTER_CORRECTIONS } from "./starter-corrections";

describe("the dictionary that comes with the product", () => {
  const slips = STARTER_CORRECTIONS.map(({ word }) => word);

  it("The starter dictionary is long enough, and its entries are valid", () => {
    expect(slips.length).toBeGreaterThanOrEqual(250);
    for (const entry of STARTER_CORRECTIONS) expect(CreateCorrectionInput.parse(entry)).toEqual(entry);
  });

  it("Each misspelling occurs once, and none is an everyday word", () => {
    expect(slips.filter((word, at) => slips.indexOf(word) !== at)).toEqual([]);
    expect(slips.filter((word) => EVERYDAY.has(word))).toEqual([]);
    const right = new Set(STARTER_CORRECTIONS.map(({ replacement }) => replacement.toLowerCase()));
    expect(slips.filter((word) => right.has(word))).toEqual([]);
  });
});
