import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findPhrases, indexPhrases } from "./phrases";
import { splitWords } from "./split-words";

function found(phrases: string[], text: string, form: "word" | "stem" = "word"): string[] {
  const index = indexPhrases(
    phrases.map((phrase) => ({ phrase, meaning: phrase })),
    form,
  );
  return findPhrases(index, splitWords(text)).flatMap(({ meanings }) => meanings);
}

describe("phrases are found as whole terms only", () => {
  it.each([
    ["ad", "I need to add a monitor"],
    ["Go", "MongoDB and Django"],
    ["Java", "JavaScript"],
    ["C", "C++ and C# and c.h"],
    ["C++", "C and C#"],
    ["Node", "Node.js"],
    ["NET", "ASP.NET and .NET"],
    [".NET", "the internet, ASP.NET"],
    ["asap", "asap@example.com"],
    ["React", "main.react.tsx"],
    ["password reset", "my password. Reset it"],
    ["password reset", "password\n\nreset"],
    ["password reset", "password me@example.com reset"],
  ])("The phrase %s is not found in: %s", (phrase, text) => expect(found([phrase], text)).toEqual([]));

  it.each([
    ["Go", "Our Go service"],
    ["C++", "in C++."],
    ["C#", "(C#)"],
    ["C", "written in C, mostly"],
    [".NET", "runs on .NET 8"],
    ["Node.js", "node.JS!"],
    ["CI/CD", "the ci-cd and"],
    ["React Native", "a react-native app"],
    ["Java", "Java's garbage collector"],
    ["urgent", "This is urgent.Please call"],
    ["réseau", "le RESEAU est lent"],
    ["пароль", "Забыл пароль!"],
    ["password reset", "password\nreset"],
  ])("The phrase %s is found in: %s", (phrase, text) => expect(found([phrase], text)).toEqual([phrase]));

  it("The longest phrase wins, and its words are not used again", () => {
    expect(found(["React", "React Native", "Native"], "React Native and React")).toEqual(["React Native", "React"]);
  });

  it("A phrase with two meanings is found with both, each once", () => {
    const index = indexPhrases(
      [
        { phrase: "invoice", meaning: 1 },
        { phrase: "invoices", meaning: 1 },
        { phrase: "Invoice", meaning: 2 },
      ],
      "stem",
    );
    expect(findPhrases(index, splitWords("Two invoices"))).toMatchObject([{ meanings: [1, 2] }]);
  });

  it("A phrase without any word is ignored", () => expect(found(["...", "", "++"], "a ... b ++ c")).toEqual([]));

  it("No found phrase touches another letter or digit", () => {
    const piece = fc.constantFrom(
      "go",
      "java",
      "c",
      "c++",
      "c#",
      ".net",
      "node",
      "node.js",
      "add",
      "ad",
      "x",
      "9",
      " ",
      ".",
      "-",
      "@",
      "+",
      "#",
      "é",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join("");
        const index = indexPhrases(
          ["go", "java", "c", "c++", "c#", ".net", "node", "node.js", "ad"].map((phrase) => ({
            phrase,
            meaning: phrase,
          })),
          "word",
        );
        for (const { start, end } of findPhrases(index, splitWords(text))) {
          const around = `${text.charAt(start - 1)} ${text.charAt(end)}`;
          expect(around).not.toMatch(/[\p{L}\p{M}]/u);
          expect(text.slice(start, end)).not.toMatch(/\s/);
        }
      }),
    );
  });
});
