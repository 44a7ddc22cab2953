import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyCorrections, replaceSpans } from "./apply-corrections";
import { followEdit } from "./corrected-text";
import type { SuggestedCorrection } from "./suggest-corrections";

const correction = (start: number, written: string, proposed: string): SuggestedCorrection => ({
  start,
  end: start + written.length,
  written,
  proposed,
  reason: "dictionary",
});

describe("chosen corrections", () => {
  it("Chosen corrections are applied, one or all, in any order", () => {
    const text = "teh mail I recieve";
    const [one, other] = [correction(0, "teh", "the"), correction(11, "recieve", "receive")];
    expect(applyCorrections(text, [one])).toBe("the mail I recieve");
    expect(applyCorrections(text, [other, one])).toBe("the mail I receive");
    expect(applyCorrections(text, [])).toBe(text);
  });

  it("Outdated and overlapping corrections are skipped", () => {
    expect(applyCorrections("the mail", [correction(0, "teh", "the")])).toBe("the mail");
    expect(
      replaceSpans("abcdef", [
        { start: 0, end: 3, by: "x" },
        { start: 2, end: 4, by: "y" },
      ]),
    ).toBe("xdef");
  });
});

describe("spans while the text goes on changing", () => {
  const spans = [
    { start: 0, end: 3 },
    { start: 9, end: 16 },
  ];

  it("Spans stay or move with their words", () => {
    expect(followEdit(spans, "teh mail recieve", "teh long mail recieve")).toEqual([
      { start: 0, end: 3 },
      { start: 14, end: 21 },
    ]);
    expect(followEdit(spans, "teh mail recieve", "teh mail recieve now")).toEqual(spans);
    expect(followEdit(spans, "teh mail recieve", "So: teh mail recieve")).toEqual([
      { start: 4, end: 7 },
      { start: 13, end: 20 },
    ]);
  });

  it("Spans are dropped when their words change, even by a letter at either end", () => {
    expect(followEdit(spans, "teh mail recieve", "tea mail recieve")).toEqual([spans[1]]);
    expect(followEdit(spans, "teh mail recieve", "tehe mail recieve").map(({ start }) => start)).toEqual([10]);
    expect(followEdit(spans, "teh mail recieve", "teh mail xrecieve")).toEqual([spans[0]]);
    expect(followEdit(spans, "teh mail recieve", "")).toEqual([]);
  });

  it("Spans never end up on other words, whatever the edit", () => {
    const text = fc.stringMatching(/^[ab ]{0,12}$/);
    fc.assert(
      fc.property(text, text, text, text, text, (head, word, tail, cut, typed) => {
        const before = head + word + tail;
        const after = head + typed + tail.slice(cut.length);
        for (const { start, end } of followEdit(
          [{ start: head.length, end: head.length + word.length }],
          before,
          after,
        )) {
          expect(after.slice(start, end)).toBe(word);
        }
      }),
    );
  });
});
