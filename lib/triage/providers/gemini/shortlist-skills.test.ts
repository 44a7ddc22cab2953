import { describe, expect, it } from "vitest";
import { SAMPLE_CATALOGUE } from "@/tests/contracts/gemini/sample-catalogue";
import { shortlistSkills } from "./shortlist-skills";

const slugs = (description: string, max: number) =>
  shortlistSkills(SAMPLE_CATALOGUE, { title: null, description }, max).map(({ slug }) => slug);

describe("shortlistSkills", () => {
  it("A short list is offered whole", () => expect(slugs("anything", 40)).toHaveLength(SAMPLE_CATALOGUE.skills.length));

  it("Of a long list, named skills come first, then those that share a word, then the rest in order", () => {
    expect(slugs("our CI/CD and something native", 4)).toEqual(["ci-cd", "react-native", "go", "mongodb"]);
  });
});
