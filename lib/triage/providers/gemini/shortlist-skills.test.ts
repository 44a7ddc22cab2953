import { describe, expect, it } from "vitest";
import { SAMPLE_CATALOGUE } from "@/tests/contracts/gemini/sample-catalogue";
import { shortlistSkills } from "./shortlist-skills";

const slugs = (description: string, max: number) =>
  shortlistSkills(SAMPLE_CATALOGUE, { title: null, description }, max).map(({ slug }) => slug);

describe("the skills that a model is offered", () => {
  it("are all of a short list", () => expect(slugs("anything", 40)).toHaveLength(SAMPLE_CATALOGUE.skills.length));

  it("of a long one: those named, then those that share a word, then the first of the rest", () => {
    expect(slugs("our CI/CD and something native", 4)).toEqual(["ci-cd", "react-native", "go", "mongodb"]);
  });
});
