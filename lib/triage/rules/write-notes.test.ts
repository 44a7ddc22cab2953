import { describe, expect, it } from "vitest";
import { readWords } from "@/lib/text/read-words";
import { judgePriority } from "./judge-priority";
import { writeNotes } from "./write-notes";

function notesOn(text: string): string {
  const words = readWords(text);
  const { guess, firings } = judgePriority(words);
  return writeNotes(words, { priority: guess }, firings).join("\n");
}

describe("notes of the rules", () => {
  it("ask for the error message only where none is quoted", () => {
    expect(notesOn("The export ends with an error every time I try it")).toContain("No error message is quoted");
    expect(notesOn('The export says "Out of range" as an error every time')).not.toContain("No error message");
    expect(notesOn("The export ends with error 0x80070005 every time")).not.toContain("No error message");
  });

  it("ask for a number only where money is meant and none is given", () => {
    expect(notesOn("I would like a refund for my last order")).toContain("No order or invoice number");
    expect(notesOn("I would like a refund for order INV-20391 please")).not.toContain("No order or invoice");
    expect(notesOn("The screen stays black after the update today")).not.toContain("No order or invoice");
  });

  it("warn of a password in the text without repeating it", () => {
    const notes = notesOn("I cannot get in, my password: hunter2 is refused");
    expect(notes).toContain("hold a password");
    expect(notes).not.toContain("hunter2");
    expect(notesOn("I forgot my password and the reset mail never comes")).not.toContain("hold a password");
  });

  it("name the words that made it urgent", () => expect(notesOn("It is URGENT please look")).toContain("“URGENT”"));

  it("say that it is very short", () => expect(notesOn("broken")).toContain("Very short"));

  it("say when no category could be found", () => expect(notesOn("x")).toContain("please choose one"));
});
