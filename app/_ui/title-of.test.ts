import { describe, expect, it } from "vitest";
import { titleOf } from "./title-of";

describe("a ticket without a title", () => {
  it("is called by the beginning of what was written, cut between words", () => {
    expect(titleOf({ title: null, description: "\n  It is   broken.\nSecond line" })).toBe("It is broken.");
    const long = titleOf({ title: null, description: "word ".repeat(40) });
    expect(long).toMatch(/^(word )+word…$/);
    expect(long.length).toBeLessThanOrEqual(91);
  });

  it("never breaks a sign in two", () => {
    expect(titleOf({ title: null, description: "🙂".repeat(80) }).isWellFormed()).toBe(true);
  });

  it("has a name even when only spaces were written", () => {
    expect(titleOf({ title: null, description: "   " })).toBe("Without a title");
    expect(titleOf({ title: "Given", description: "x" })).toBe("Given");
  });
});
