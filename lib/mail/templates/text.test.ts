import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { greeting } from "./greeting";
import { renderMail } from "./layout";
import { collapseWhitespace, escapeHtml, oneLine, truncateText } from "./text";

describe("text in mails", () => {
  it("one line stays one line, whatever it held: no control character is left", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => !/[\p{Cc}\u2028\u2029]/u.test(oneLine(text))));
    expect(oneLine("Printer\r\nBcc: all@example.test")).toBe("Printer Bcc: all@example.test");
    expect(oneLine("a\u202Eb\u0000c")).toBe("a b c");
  });

  it("tidy text keeps its lines and tabs and loses other controls", () => {
    expect(collapseWhitespace("one\r\ntwo\rthree\u2028four\n\n\n\nfive\tsix\u0007\u202E")).toBe(
      "one\ntwo\nthree\nfour\n\nfive\tsix",
    );
  });

  it("escaped text holds nothing that HTML acts on", () => {
    fc.assert(fc.property(fc.string(), (text) => !/[<>"']/.test(escapeHtml(text))));
    expect(escapeHtml("&amp;")).toBe("&#38;amp;");
  });

  it("a cut text is never longer than asked and never ends in half a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 40 }), (text, max) => {
        const short = truncateText(text, max);
        return short.length <= max && short.isWellFormed();
      }),
    );
    expect(truncateText("👩‍👩‍👧‍👦 hello", 8)).toBe("…");
    expect(truncateText("Charged twice", 9)).toBe("Charged…");
  });
});

describe("the greeting", () => {
  it("greets by name", () => {
    expect(greeting("Ada Lovelace")).toBe("Hello Ada Lovelace,");
    expect(greeting("Dr. Ada  Byron")).toBe("Hello Dr. Ada Byron,");
  });

  it("leaves out a name that is an advertisement: strangers sign up with other people's addresses", () => {
    for (const name of ["Win at https://evil.test", "go to evil.com", "www.evil", "mail me@evil", "x".repeat(61)]) {
      expect(greeting(name)).toBe("Hello,");
    }
  });
});

describe("the layout", () => {
  const nasty = `<script>alert(1)</script>"'&\r\n<img src=x onerror=y>`;

  it("escapes every kind of block in the HTML part and keeps the words in the text part", () => {
    const { html, text } = renderMail({
      subject: nasty,
      heading: nasty,
      blocks: [
        { say: nasty },
        { facts: [[nasty, nasty]] },
        { head: nasty, list: [nasty] },
        { head: nasty, quote: nasty },
        { button: nasty, url: `https://desk.example.test/?x=${nasty}` },
      ],
      because: nasty,
    });
    expect(html).not.toMatch(/<script|<img/);
    expect(html.match(/&#60;script/g)?.length).toBeGreaterThanOrEqual(9);
    expect(text).toContain("<script>alert(1)</script>");
  });

  it("keeps the subject on one line of 150 characters at most", () => {
    const { subject } = renderMail({ subject: `A\r\nB: ${"é".repeat(400)}`, heading: "", blocks: [], because: "" });
    expect(subject.length).toBe(150);
    expect(subject).toMatch(/^A B: é+…$/);
  });

  it("writes a text part that reads well by itself", () => {
    const { text } = renderMail({
      subject: "s",
      heading: "A ticket is yours",
      blocks: [
        {
          facts: [
            ["Number", "TKT-1"],
            ["Category", null],
          ],
        },
        { head: "What they wrote", quote: "first\r\n\r\nsecond" },
        { head: "Helpful notes", list: ["one", "two"] },
        { button: "Open", url: "https://desk.example.test/t" },
      ],
      because: "Because.",
    });
    expect(text).toBe(
      "A ticket is yours\n\nNumber: TKT-1\n\nWhat they wrote:\n> first\n>\n> second\n\nHelpful notes:\n- one\n- two\n\n" +
        "Open:\nhttps://desk.example.test/t\n\n-- \nSignalbox\nBecause.",
    );
  });
});
