import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "@/tests/contracts/gemini/any-text";
import { cutAtWord, inQuotes, plainLine } from "./plain-text";

describe("plain text", () => {
  it("plainLine drops control and invisible characters and joins lines", () => {
    expect(plainLine("a\u0000b\u200b\u202ec\r\n\td\u{e0041}", 99)).toBe("a bc d");
  });

  it("cutAtWord cuts at a word", () => expect(cutAtWord("one two three four", 12)).toBe("one two…"));

  it("Cutting never exceeds its limit and never splits a character", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 40 }), (text, max) => {
        const line = plainLine(text, max);
        expect(line.length).toBeLessThanOrEqual(max);
        expect(line.isWellFormed()).toBe(true);
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      }),
    );
  });

  it("inQuotes lists pieces as in a sentence", () => expect(inQuotes(["a", "b", "c"])).toBe("“a”, “b” and “c”"));
});
