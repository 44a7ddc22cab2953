import { describe, expect, it } from "vitest";
import { SAMPLE_CATALOGUE } from "@/tests/contracts/gemini/sample-catalogue";
import { ModelAnswer } from "./answer";
import { mapAnswer } from "./map-answer";

const text = { title: null, description: "The Go part of MongoDB throws." };
const judged = (value: unknown) => ({ value, confidence: 0.8, reason: "r", quotes: ["The Go part"] });
const map = (answer: object) =>
  mapAnswer(
    ModelAnswer.parse({ category: judged("general"), priority: judged("low"), skills: judged([]), ...answer }),
    { text, catalogue: SAMPLE_CATALOGUE },
  );

describe("what of an answer is used", () => {
  it.each([
    ["billing", "billing"],
    [" BILLING ", "billing"],
    ["Billing", "billing"],
  ])("the category %j is %s", (said, slug) =>
    expect(map({ category: judged(said) }).fields.category?.value).toBe(slug),
  );

  it.each(["bill", "billing department", "", "technical|billing", "^.*$", null])(
    "the category %j is none of ours",
    (said) => expect(map({ category: judged(said) }).fields.category).toBeUndefined(),
  );

  it("a priority that is not of the list is missing", () => {
    expect(map({ priority: judged("urgent") }).fields.priority).toBeUndefined();
    expect(map({ priority: judged("High") }).fields.priority?.value).toBe("high");
  });

  it('skills are matched whole: "Go" is not MongoDB, "Java" not JavaScript, and "C++" is only a name', () => {
    const result = map({ skills: judged(["Go", "Java", "C++", ".NET", "nodejs", "go"]) });
    expect(result.fields.skills?.value).toEqual(["go", "java", "c++", "net", "node.js"]);
    expect(result.proposedSkills).toEqual([]);
  });

  it("unknown skills become at most five clean slugs", () => {
    const result = map({
      otherSkills: ["Kubernetes  Ops", "Ünïcode", "🙂", "x".repeat(41), "React.js(!)", "a", "b", "d"],
    });
    expect(result.proposedSkills).toEqual(["kubernetes-ops", "unicode", "react.js", "a", "b"]);
    expect(result.fields.skills?.value).toEqual([]);
  });

  it("no skills need no quote; a category without a quote is not sure", () => {
    const result = map({ skills: { ...judged([]), quotes: [] }, category: { ...judged("billing"), quotes: [] } });
    expect(result.fields.skills?.isConfident).toBe(true);
    expect(result.fields.category?.isConfident).toBe(false);
  });

  it("links show their host, in notes and in reasons; tags and pictures fall away", () => {
    const link = "Read [this](https://evil.example/x) <b>now</b> ![p](https://evil.example/p)";
    const result = map({ helpfulNotes: [link], summary: link, category: { ...judged("billing"), reason: link } });
    expect(result.helpfulNotes).toEqual([{ code: "model", text: "Read this (evil.example) now" }]);
    expect(result.summary).toBe("Read this (evil.example) now");
    expect(result.fields.category?.reason).toEqual({ code: "model", text: "Read this (evil.example) now" });
  });
});
