import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redactTicket } from "./redact-ticket";

const text = {
  title: "Mail to jo@example.com fails",
  description: "jo@example.com and ann@example.com get nothing.\nMy password: hunter2\0\0\0\0 since today.",
};

describe("redactTicket", () => {
  it("Redacted texts hold marks only, the same in title and description", () => {
    expect(redactTicket(text).text).toEqual({
      title: "Mail to [email] fails",
      description: "[email] and [email 2] get nothing.\nMy password: [password][left out] since today.",
    });
    expect(redactTicket({ title: null, description: "x" }).text.title).toBeNull();
  });

  it.each([
    ["Mail to [email] fails", "Mail to jo@example.com fails"],
    ["[email] and [email 2] get nothing", "jo@example.com and ann@example.com get nothing"],
    ["nothing. My password", "nothing.\nMy password"],
    ["and [email", "and ann@example.com"],
    ["since today", "since today"],
  ])("Quote %j becomes the ticket's own %j", (quote, piece) =>
    expect(redactTicket(text).restoreQuote(quote)).toBe(piece),
  );

  it.each(["[left out] since", "hunter2", "[email 3]", "not there"])("%j is not a quote of the ticket", (quote) =>
    expect(redactTicket(text).restoreQuote(quote)).toBeUndefined(),
  );

  it("Every piece of the redacted text maps to a piece of the original", () => {
    const word = fc.constantFrom(
      "jo@example.com",
      "pin: 4711",
      "please",
      "[email]",
      "4111 1111 1111 1111",
      "now",
      "\n",
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.nat(), fc.nat(), (words, from, length) => {
        const description = words.join(" ");
        const { text: safe, restoreQuote } = redactTicket({ title: null, description });
        const quote = safe.description.slice(from % safe.description.length).slice(0, 3 + (length % 40));
        const restored = restoreQuote(quote);
        if (restored !== undefined) expect(description).toContain(restored);
        if (quote.replace(/\s/g, "").length >= 3) expect(restored).toBeDefined();
      }),
    );
  });
});
