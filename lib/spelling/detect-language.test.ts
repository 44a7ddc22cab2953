import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "@/tests/contracts/gemini/any-text";
import { LANGUAGE_SAMPLES } from "@/tests/support/language-samples";
import { detectLanguage } from "./detect-language";

const SAMPLES = Object.entries(LANGUAGE_SAMPLES).flatMap(([language, texts]) =>
  texts.map((text) => ({ language, text })),
);

describe("the language of a text", () => {
  it("The language of a sentence is detected in at least 95 of 100 cases, and wrongly in at most 1", () => {
    expect(SAMPLES.length).toBeGreaterThanOrEqual(120);
    const told = SAMPLES.map(({ language, text }) => ({ language, said: detectLanguage(text).language }));
    const right = told.filter(({ language, said }) => said === language);
    const wrong = told.filter(({ language, said }) => said !== null && said !== language);
    expect(right.length / told.length).toBeGreaterThanOrEqual(0.95);
    expect(wrong.length / told.length).toBeLessThanOrEqual(0.01);
  });

  it.each([
    ["ru", "Привет, у меня не работает принтер в офисе"],
    ["uk", "Не працює принтер на другому поверсі"],
    ["bg", "Принтерът на втория етаж не работи"],
    ["ar", "الطابعة في الطابق الثاني لا تعمل"],
    ["fa", "چاپگر طبقه دوم کار نمی‌کند"],
    ["hi", "प्रिंटर काम नहीं कर रहा है"],
    ["el", "Ο εκτυπωτής δεν δουλεύει"],
    ["he", "המדפסת לא עובדת"],
    ["th", "เครื่องพิมพ์เสีย"],
    ["ko", "프린터가 안 돼요"],
    ["ja", "二階の印刷機が動きません"],
    ["zh", "二楼的打印机坏了"],
  ])("%s is detected by script and words", (language, text) => {
    expect(detectLanguage(text).language).toBe(language);
  });

  it.each(["", " ", "Hi", "help", "VPN", "12345 67890", "password reset", "asdf qwer zxcv uiop", "👍👍👍", "打"])(
    "No language is detected for %j",
    (text) => {
      expect(detectLanguage(text)).toEqual({ language: null, confidence: 0 });
    },
  );

  it("Code, logs and quoted mails do not count for the language", () => {
    const german = "Der Drucker im zweiten Stock funktioniert nicht.";
    const english = "The quick answer to all of your questions is in the manual that we sent you last week.";
    for (const around of [`> ${english}`, `\`\`\`\n${english}\n\`\`\``, `    ${english}`]) {
      expect(detectLanguage(`${german}\n\n${around}\n`).language).toBe("de");
    }
  });

  it("The language is that of most of the text", () => {
    const english = "The printer is broken and nobody seems to care about it at all. ";
    expect(detectLanguage(`Der Drucker druckt nicht. ${english.repeat(4)}`).language).toBe("en");
  });

  it("The confidence is between 0 and 1 for any text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { language, confidence } = detectLanguage(text);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        if (language !== null) expect(language).toMatch(/^[a-z]{2}$/);
      }),
    );
  });
});
