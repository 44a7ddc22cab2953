import { describe, expect, it } from "vitest";
import { lengthMs } from "./scenario";
import { text } from "./text";

describe("text", () => {
  it("A text joins lines, separates paragraphs and keeps lines after a bar", () => {
    const written = text`
      One line
      goes on.

      | - first
      |   - second

      \`code\` ends it.
    `;
    expect(written).toBe("One line goes on.\n\n- first\n  - second\n\n`code` ends it.");
  });
});

describe("lengthMs", () => {
  it("A length may have days, hours, minutes and seconds", () => {
    expect(lengthMs("1d 2h 3m 4s")).toBe(93_784_000);
    expect(() => lengthMs("2 weeks")).toThrow("2 weeks");
  });
});
