import { describe, expect, it } from "vitest";
import { splitWords } from "@/lib/text/split-words";
import { SAMPLE_CATALOGUE } from "@/tests/contracts/gemini/sample-catalogue";
import { findSkills, indexSkills } from "./find-skills";

const index = indexSkills(SAMPLE_CATALOGUE.skills);
const skillsIn = (text: string) => findSkills(index, splitWords(text)).value;

describe("findSkills", () => {
  it.each([
    ["MongoDB is slow", ["mongodb"]],
    ["JavaScript bundle breaks", ["javascript"]],
    ["C++ builds, but the C# ones don't", ["c++", "c#"]],
    ["ported from C to .NET and node", ["c", "net", "node.js"]],
    ["a React Native screen", ["react-native"]],
    ["dotnet, js and the CI/CD", ["net", "javascript", "ci-cd"]],
    ["Our Go service leaks memory", ["go"]],
    ["Go services leak memory", ["go"]],
  ])("Text %s names its skills", (text, slugs) => expect(skillsIn(text)).toEqual(slugs));

  it.each(["Let it go", "Go to the settings", "I CANNOT GO ON", "mongo@go.example.com", "google the javanese reactor"])(
    "Text %s names no skill",
    (text) => expect(skillsIn(text)).toEqual([]),
  );

  it("A text that lists everything gets a short list", () => {
    const skills = Array.from({ length: 500 }, (_, i) => ({ slug: `s${i}`, name: `Tool${i}`, aliases: [] }));
    const text = skills.map(({ name }) => name).join(" ");
    expect(findSkills(indexSkills(skills), splitWords(text)).value).toHaveLength(12);
  });

  it("The quotes show where the skills are named", () => {
    expect(findSkills(index, splitWords("the cpp part"))).toMatchObject({
      quotes: ["cpp"],
      reason: { code: "skills-named" },
    });
  });
});
