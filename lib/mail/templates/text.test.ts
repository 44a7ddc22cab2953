import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderMail } from "./layout";
import { collapseWhitespace, escapeHtml, greeting, oneLine, truncateText } from "./text";

describe("text in emails", () => {
  it("oneLine leaves no control character", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => !/[\p{Cc}\u2028\u2029]/u.test(oneLine(text))));
    expect(oneLine("Printer\r\nBcc: all@example.test")).toBe("Printer Bcc: all@example.test");
    expect(oneLine("a\u202Eb\u0000c")).toBe("a b c");
  });

  it("collapseWhitespace keeps lines and tabs and removes other control characters", () => {
    expect(collapseWhitespace("one\r\ntwo\rthree\u2028four\n\n\n\nfive\tsix\u0007\u202E")).toBe(
      "one\ntwo\nthree\nfour\n\nfive\tsix",
    );
  });

  it("escapeHtml leaves no HTML syntax", () => {
    fc.assert(fc.property(fc.string(), (text) => !/[<>"']/.test(escapeHtml(text))));
    expect(escapeHtml("&amp;")).toBe("&#38;amp;");
  });

  it("truncateText never exceeds the limit and never splits a character", () => {
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

describe("greeting", () => {
  it("The greeting contains the name", () => {
    expect(greeting("Ada Lovelace")).toBe("Hello Ada Lovelace,");
    expect(greeting("Dr. Ada  Byron")).toBe("Hello Dr. Ada Byron,");
  });

  it("The greeting leaves out a name that looks like an advertisement", () => {
    for (const name of ["Win at https://evil.test", "go to evil.com", "www.evil", "mail me@evil", "x".repeat(61)]) {
      expect(greeting(name)).toBe("Hello,");
    }
  });
});

describe("renderMail", () => {
  const nasty = `<script>alert(1)</script>"'&\r\n<img src=x onerror=y>`;

  it("The HTML part escapes every kind of block and the text part keeps the text", () => {
    const { html, text } = renderMail({
      subject: nasty,
      heading: nasty,
      blocks: [
        { text: nasty },
        { facts: [[nasty, nasty]] },
        { heading: nasty, list: [nasty] },
        { heading: nasty, quote: nasty },
        { button: nasty, url: `https://desk.example.test/?x=${nasty}` },
      ],
      footer: nasty,
    });
    expect(html).not.toMatch(/<script|<img/);
    expect(html.match(/&#60;script/g)?.length).toBeGreaterThanOrEqual(9);
    expect(text).toContain("<script>alert(1)</script>");
  });

  it("The subject is one line of at most 150 characters", () => {
    const { subject } = renderMail({ subject: `A\r\nB: ${"é".repeat(400)}`, heading: "", blocks: [], footer: "" });
    expect(subject.length).toBe(150);
    expect(subject).toMatch(/^A B: é+…$/);
  });

  it("The text part is readable by itself", () => {
    const { text } = renderMail({
      subject: "s",
      heading: "Assigned to you",
      blocks: [
        {
          facts: [
            ["Number", "TKT-1"],
            ["Category", null],
          ],
        },
        { heading: "Description", quote: "first\r\n\r\nsecond" },
        { heading: "Helpful notes", list: ["one", "two"] },
        { button: "Open", url: "https://desk.example.test/t" },
      ],
      footer: "Because.",
    });
    expect(text).toBe(
      "Assigned to you\n\nNumber: TKT-1\n\nDescription:\n> first\n>\n> second\n\nHelpful notes:\n- one\n- two\n\n" +
        "Open:\nhttps://desk.example.test/t\n\n-- \nSignalbox\nBecause.",
    );
  });
});
