import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CorrectedText, continueText, originalText, takeCorrections, undoCorrections } from "./corrected-text";
import type { SuggestedCorrection } from "./suggest-corrections";

const SLIPS: Record<string, string> = { teh: "the", recieve: "receive", alot: "a lot", outlok: "Outlook" };

/** A text of these words, with a proposal for each misspelling. */
function begin(text: string): CorrectedText {
  const open = [...text.matchAll(/[a-z]+/g)].flatMap(({ 0: written, index }): SuggestedCorrection[] => {
    const proposed = SLIPS[written];
    return proposed ? [{ start: index, end: index + written.length, written, proposed, reason: "dictionary" }] : [];
  });
  return { text, open, taken: [] };
}

const placesOf = ({ text, open, taken }: CorrectedText) => [
  ...open.map(({ start, end, written }) => [text.slice(start, end), written]),
  ...taken.map(({ start, end, proposed }) => [text.slice(start, end), proposed]),
];

describe("taking corrections", () => {
  const start = begin("teh mail: recieve alot");

  it("Accepting corrections changes only their words", () => {
    const one = takeCorrections(start, [start.open[1]!]);
    expect(one.text).toBe("teh mail: receive alot");
    expect(one.open.map(({ written }) => written)).toEqual(["teh", "alot"]);
    const all = takeCorrections(one, one.open);
    expect([all.text, all.open]).toEqual(["the mail: receive a lot", []]);
  });

  it("The writer's own words are kept, including later edits [S3.1]", () => {
    const all = takeCorrections(start, start.open);
    expect(originalText(all)).toBe("teh mail: recieve alot");
    const longer = continueText(
      continueText(all, "Hello, the mail: receive a lot"),
      "Hello, the mail: receive a lot of it",
    );
    expect(originalText(longer)).toBe("Hello, teh mail: recieve alot of it");
    expect(undoCorrections(longer)).toMatchObject({ text: "Hello, teh mail: recieve alot of it", taken: [] });
  });

  it("A correction is forgotten when the writer rewords it", () => {
    const all = takeCorrections(start, start.open);
    expect(originalText(continueText(all, "the mail: receive some"))).toBe("teh mail: recieve some");
  });

  it("Undoing all corrections restores the original, whatever the order of acceptance", () => {
    const words = fc.constantFrom(...Object.keys(SLIPS), "mail", "it");
    const texts = fc.array(words, { maxLength: 12 }).map((list) => list.join(" "));
    fc.assert(
      fc.property(texts, fc.array(fc.nat(), { maxLength: 12 }), (text, picks) => {
        const first = begin(text);
        let state = first;
        for (const pick of picks) {
          const chosen = state.open[pick % Math.max(1, state.open.length)];
          if (chosen) state = takeCorrections(state, [chosen]);
          for (const [stands, said] of placesOf(state)) expect(stands).toBe(said);
          expect(originalText(state)).toBe(text);
        }
        expect(undoCorrections(state)).toEqual(first);
      }),
    );
  });
});
