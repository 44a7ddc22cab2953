import { describe, expect, it } from "vitest";
import { ticketTitle } from "./ticket-title";

describe("ticketTitle", () => {
  it("A ticket without a title is named by the start of its text, cut between words", () => {
    expect(ticketTitle({ title: null, description: "\n  It is   broken.\nSecond line" })).toBe("It is broken.");
    const long = ticketTitle({ title: null, description: "word ".repeat(40) });
    expect(long).toMatch(/^(word )+word…$/);
    expect(long.length).toBeLessThanOrEqual(91);
  });

  it("A title never splits a character", () => {
    expect(ticketTitle({ title: null, description: "🙂".repeat(80) }).isWellFormed()).toBe(true);
  });

  it("A ticket with an empty text is untitled", () => {
    expect(ticketTitle({ title: null, description: "   " })).toBe("Untitled");
    expect(ticketTitle({ title: "Given", description: "x" })).toBe("Given");
  });
});
