import { describe, expect, it } from "vitest";
import { summaryFromText, titleFromText } from "./first-lines";

describe("summary and title in the requester's own words", () => {
  it("Summary and title skip the greeting and end with the sentence", () => {
    const text = "Hi Support Team,\n\nThe printer on floor 2 prints blank pages. It began today. Thanks!";
    expect(titleFromText(text)).toBe("The printer on floor 2 prints blank pages");
    expect(summaryFromText(text)).toBe("The printer on floor 2 prints blank pages. It began today.");
  });

  it("The word after a greeting gets a capital, unless it is a name", () => {
    expect(titleFromText("Hallo, the sync stops at noon")).toBe("The sync stops at noon");
    expect(titleFromText("Hello, iPhone app is blank")).toBe("iPhone app is blank");
    expect(titleFromText("npm install fails")).toBe("npm install fails");
  });

  it("A very short first sentence is joined with the next one", () => {
    expect(titleFromText("Help! The VPN refuses my token.")).toBe("Help! The VPN refuses my token");
  });

  it("A title is cut at a word to 80 characters, a summary to 200", () => {
    const text = "word ".repeat(100);
    expect(titleFromText(text)).toMatch(/^(word )+word…$/);
    expect(titleFromText(text)!.length).toBeLessThanOrEqual(80);
    expect(summaryFromText(text)!.length).toBeLessThanOrEqual(200);
  });

  it('A sentence that starts with "hi" letters is not a greeting', () => {
    expect(titleFromText("Hi my printer is broken, please help")).toBe("Hi my printer is broken, please help");
  });

  it("Summary and title are null without any words", () => {
    for (const text of ["", "   \n", "?!… ---"])
      expect([titleFromText(text), summaryFromText(text)]).toEqual([null, null]);
  });
});
