import { describe, expect, it } from "vitest";
import { splitWords } from "@/lib/text/split-words";
import { assessPriority } from "./assess-priority";
import { writeNotes } from "./write-notes";

function notesOn(text: string) {
  const words = splitWords(text);
  const { prediction, matches } = assessPriority(words);
  return writeNotes(words, { priority: prediction }, matches);
}
const codesOn = (text: string) => notesOn(text).map(({ code }) => code);

describe("writeNotes", () => {
  it("The notes ask for the error message only if none is quoted", () => {
    expect(codesOn("The export ends with an error every time I try it")).toContain("no-error-message");
    expect(codesOn('The export says "Out of range" as an error every time')).not.toContain("no-error-message");
    expect(codesOn("The export ends with error 0x80070005 every time")).not.toContain("no-error-message");
  });

  it("The notes ask for a number only for money matters without one", () => {
    expect(codesOn("I would like a refund for my last order")).toContain("no-order-number");
    expect(codesOn("I would like a refund for order INV-20391 please")).not.toContain("no-order-number");
    expect(codesOn("The screen stays black after the update today")).not.toContain("no-order-number");
  });

  it("The notes warn of a password without repeating it", () => {
    const text = "I cannot get in, my password: hunter2 is refused";
    expect(codesOn(text)).toContain("password-in-text");
    expect(JSON.stringify(notesOn(text))).not.toContain("hunter2");
    expect(codesOn("I forgot my password and the reset mail never comes")).not.toContain("password-in-text");
  });

  it("The notes name the words of urgency", () =>
    expect(notesOn("It is URGENT please look")).toContainEqual({
      code: "priority-words",
      priority: "high",
      quotes: ["URGENT"],
    }));

  it("The notes say that a text is very short", () => expect(codesOn("broken")).toContain("very-short"));

  it("The notes say that no category was found", () => expect(codesOn("x")).toContain("no-category"));
});
