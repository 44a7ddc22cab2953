import { describe, expect, it } from "vitest";
import { ticketTitle } from "./ticket-title";

describe("a ticket without a title", () => {
  it("is called by the beginning of what was written, cut between words", () => {
    expect(ticketTitle({ title: null, description: "\n  It is   broken.\nSecond line" })).toBe("It is broken.");
    const long = ticketTitle({ title: null, description: "word ".repeat(40) });
    expect(long).toMatch(/^(word )+word…$/);
    expect(long.length).toBeLessThanOrEqual(91);
  });

  it("never breaks a sign in two", () => {
    expect(ticketTitle({ title: null, description: "🙂".repeat(80) }).isWellFormed()).toBe(true);
  });

  it("has a name even when only spaces were written", () => {
    expect(ticketTitle({ title: null, description: "   " })).toBe("Without a title");
    expect(ticketTitle({ title: "Given", description: "x" })).toBe("Given");
  });
});
