import { describe, expect, it } from "vitest";
import { summaryFromText, titleFromText } from "./first-lines";

describe("summary and title in the requester's own words", () => {
  it("skip the greeting and stop at the sentence", () => {
    const text = "Hi Support Team,\n\nThe printer on floor 2 prints blank pages. It began today. Thanks!";
    expect(titleFromText(text)).toBe("The printer on floor 2 prints blank pages");
    expect(summaryFromText(text)).toBe("The printer on floor 2 prints blank pages. It began today.");
  });

  it("begin with a capital where a greeting was cut away, and leave a name as it is spelled", () => {
    expect(titleFromText("Hallo, the sync stops at noon")).toBe("The sync stops at noon");
    expect(titleFromText("Hello, iPhone app is blank")).toBe("iPhone app is blank");
    expect(titleFromText("npm install fails")).toBe("npm install fails");
  });

  it("join a first cry with what follows", () => {
    expect(titleFromText("Help! The VPN refuses my token.")).toBe("Help! The VPN refuses my token");
  });

  it("cut at a word: 80 characters for a title, 200 for a summary", () => {
    const text = "word ".repeat(100);
    expect(titleFromText(text)).toMatch(/^(word )+word…$/);
    expect(titleFromText(text)!.length).toBeLessThanOrEqual(80);
    expect(summaryFromText(text)!.length).toBeLessThanOrEqual(200);
  });

  it("do not take a sentence that starts with hi for a greeting", () => {
    expect(titleFromText("Hi my printer is broken, please help")).toBe("Hi my printer is broken, please help");
  });

  it("are null where nothing can be read", () => {
    for (const text of ["", "   \n", "?!… ---"])
      expect([titleFromText(text), summaryFromText(text)]).toEqual([null, null]);
  });
});
