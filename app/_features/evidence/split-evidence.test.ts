import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitEvidence } from "./split-evidence";

const text = "Our card was charged twice for the November subscription.\n\n  Please send a corrected invoice.";

describe("a text with its evidence", () => {
  it("marks each quote where it first stands", () => {
    const pieces = splitEvidence(`${text} charged twice`, [{ text: "charged twice", field: "category" }]);
    expect(pieces.filter((piece) => piece.fields.length > 0)).toEqual([
      { text: "charged twice", start: 13, fields: ["category"], source: "ai" },
    ]);
  });

  it("shares what two values both rest on", () => {
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

  it("leaves out a quote that no longer stands in the text", () => {
    expect(splitEvidence(text, [{ text: "refund", field: "skills" }])).toEqual([
      { text, start: 0, fields: [], source: "ai" },
    ]);
    expect(splitEvidence("", [{ text: "x", field: "y" }])).toEqual([]);
  });

  it("never changes the text, whatever is quoted", () => {
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
