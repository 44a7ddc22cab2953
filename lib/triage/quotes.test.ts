import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findQuote } from "./quotes";

const ticket = { title: "VPN (again)", description: "It fails\n  with error 5.\tPlease help, it's $5 a day?" };

describe("findQuote", () => {
  it.each([
    ["fails with error 5.", "fails\n  with error 5."],
    ["  error 5. Please ", "error 5.\tPlease"],
    ["VPN (again)", "VPN (again)"],
    ["it's $5 a day?", "it's $5 a day?"],
  ])("Quote %j is found as the exact piece", (quote, piece) => expect(findQuote(ticket, quote)).toBe(piece));

  it.each(["it failed", "FAILS", "again) It fails", "", "  ", "it", ".*", "error."])("Quote %j is not found", (quote) =>
    expect(findQuote(ticket, quote)).toBeUndefined(),
  );

  it("Any piece of a text is found in it, and what is found is in the text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 8, maxLength: 60 }),
        fc.nat(),
        fc.nat(),
        (description, a, b) => {
          const [from, to] = [a % description.length, b % description.length].sort((x, y) => x - y) as [number, number];
          const piece = description.slice(from, to).trim();
          const found = findQuote({ title: null, description }, piece);
          if (found !== undefined) expect(description).toContain(found);
          else if (piece.isWellFormed()) expect(piece.replace(/\s/g, "").length).toBeLessThan(3);
        },
      ),
    );
  });
});
