import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edits } from "./edits";

describe("the slips between a term and what was written", () => {
  it.each([
    ["acount", "account", [["missing", "c"]]],
    ["acccount", "account", [["extra", "c"]]],
    ["accpunt", "account", [["changed", "po"]]],
    ["acocunt", "account", [["swapped", "co"]]],
    ["accoutn", "account", [["swapped", "nt"]]],
    ["account", "account", []],
  ])("The errors in %s for %s are found", (written, term, found) => {
    expect(edits(written, term, 1)?.map(({ kind, letters }) => [kind, letters])).toEqual(found);
  });

  it("No errors are returned if there are too many", () => {
    expect(edits("acuont", "account", 1)).toBeUndefined();
    expect(edits("acuont", "account", 2)).toHaveLength(2);
    expect(edits("", "ab", 1)).toBeUndefined();
    expect(edits("xyz", "abc", 2)).toBeUndefined();
  });

  it("At most the errors that were made are found, in both directions", () => {
    const word = fc.stringMatching(/^[a-eé]{0,9}$/);
    const slip = fc.record({
      kind: fc.constantFrom("missing", "extra", "changed"),
      at: fc.nat(9),
      letter: fc.constantFrom("a", "x"),
    });
    fc.assert(
      fc.property(word, fc.array(slip, { maxLength: 2 }), (term, slips) => {
        const written = slips.reduce((text, { kind, at, letter }) => {
          const place = Math.min(at, text.length);
          const kept = text.slice(kind === "extra" ? place : place + 1);
          return text.slice(0, place) + (kind === "missing" ? "" : letter) + kept;
        }, term);
        const found = edits(written, term, 2);
        expect(found?.length).toBeLessThanOrEqual(slips.length);
        expect(edits(term, written, 2)).toHaveLength(found!.length);
      }),
    );
  });
});
