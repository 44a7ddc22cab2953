import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitEvidence } from "./split-evidence";

const text = "Our card was charged twice for the November subscription.\n\n  Please send a corrected invoice.";

describe("splitEvidence", () => {
  it("A quote is marked at its first occurrence", () => {
    const pieces = splitEvidence(`${text} charged twice`, [{ text: "charged twice", field: "category" }]);
    expect(pieces.filter((piece) => piece.fields.length > 0)).toEqual([
      { text: "charged twice", start: 13, fields: ["category"], source: "ai" },
    ]);
  });

  it("Overlapping quotes share their common piece", () => {
    const pieces = splitEvidence("charged twice today", [
      { text: "charged twice", field: "category" },
      { text: "twice today", field: "priority", source: "rules" },
    ]);
    expect(pieces.map(({ text, fields }) => [text, fields])).toEqual([
      ["charged ", ["category"]],
      ["twice", ["category", "priority"]],
      [" today", ["priority"]],
    ]);
    expect(pieces[2]?.source).toBe("rules");
  });

  it("A quote that is not in the text is left out", () => {
    expect(splitEvidence(text, [{ text: "refund", field: "skills" }])).toEqual([
      { text, start: 0, fields: [], source: "ai" },
    ]);
    expect(splitEvidence("", [{ text: "x", field: "y" }])).toEqual([]);
  });

  it("The pieces always add up to the text, for any quotes", () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (words, quotes) => {
        const pieces = splitEvidence(
          words,
          quotes.map((quote) => ({ text: quote, field: "any" })),
        );
        expect(pieces.map((piece) => piece.text).join("")).toBe(words);
      }),
    );
  });
});
