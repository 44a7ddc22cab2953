import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainLinks } from "./plain-links";

describe("plainLinks", () => {
  it.each([
    ["See [our guide](https://evil.example/x?y=1).", "See our guide (evil.example)."],
    ["See https://evil.example/x, then stop.", "See (evil.example), then stop."],
    ["<https://evil.example/x>", "(evil.example)"],
    ["[bank.example](https://bank.example@evil.example/)", "bank.example (evil.example)"],
    ['<a href="https://evil.example/x" title="t">reset</a> it', "reset (evil.example) it"],
    ["![pixel](https://evil.example/p.png?id=7) Hello", "  Hello"],
    ["[x](javascript:alert(1)) and javascript:alert(1)", "[x] ( alert(1)) and  alert(1)"],
    ["<b>Check</b> the <script>alert(1)</script>disk", " Check  the  alert(1) disk"],
    ["[x](https://аpple.example/)", "x (xn--pple-43d.example)"],
    ["[x][1]\n[1]: https://evil.example/x", "[x] [1]\n[1] : (evil.example)"],
    ["a < b and c > d, list[0], f(x)", "a < b and c > d, list[0], f(x)"],
  ])("Text %j is shown as %j", (text, shown) => expect(plainLinks(text)).toBe(shown));

  it("The result never holds a link, an image or a tag", () => {
    const piece = fc.constantFrom(
      "[",
      "]",
      "(",
      ")",
      "!",
      "<",
      ">",
      "a",
      "/",
      "://",
      "https",
      " ",
      "href=",
      "evil.example",
      ":",
      '"',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const shown = plainLinks(pieces.join(""));
        expect(shown).not.toMatch(/\]\(|<[a-z/!]|https:\/\/evil/i);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    "[".repeat(50_000),
    "[a](".repeat(12_000),
    "<a href=".repeat(6_000),
    "![".repeat(25_000),
    "a://".repeat(12_000),
    "<!--".repeat(12_000),
  ])("Any text is processed to the end", (text) => expect(plainLinks(text)).toBeTypeOf("string"));
});
