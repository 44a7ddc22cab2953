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

describe("mapAnswer", () => {
  it.each([
    ["billing", "billing"],
    [" BILLING ", "billing"],
    ["Billing", "billing"],
  ])("The category %j is %s", (stated, slug) =>
    expect(map({ category: judged(stated) }).fields.category?.value).toBe(slug),
  );

  it.each(["bill", "billing department", "", "technical|billing", "^.*$", null])(
    "The category %j is not one of ours",
    (stated) => expect(map({ category: judged(stated) }).fields.category).toBeUndefined(),
  );

  it("A priority that is not in the list is dropped", () => {
    expect(map({ priority: judged("urgent") }).fields.priority).toBeUndefined();
    expect(map({ priority: judged("High") }).fields.priority?.value).toBe("high");
  });

  it("Skills match as whole names: “Go” is not MongoDB, “Java” not JavaScript, “C++” not C", () => {
    const result = map({ skills: judged(["Go", "Java", "C++", ".NET", "nodejs", "go"]) });
    expect(result.fields.skills?.value).toEqual(["go", "java", "c++", "net", "node.js"]);
    expect(result.proposedSkills).toEqual([]);
  });

  it("Unknown skills become at most five clean slugs", () => {
    const result = map({
      otherSkills: ["Kubernetes  Ops", "Ünïcode", "🙂", "x".repeat(41), "React.js(!)", "a", "b", "d"],
    });
    expect(result.proposedSkills).toEqual(["kubernetes-ops", "unicode", "react.js", "a", "b"]);
    expect(result.fields.skills?.value).toEqual([]);
  });

  it("An empty skill list needs no quote; a category without a quote is not confident", () => {
    const result = map({ skills: { ...judged([]), quotes: [] }, category: { ...judged("billing"), quotes: [] } });
    expect(result.fields.skills?.isConfident).toBe(true);
    expect(result.fields.category?.isConfident).toBe(false);
  });

  it("Links show their host in notes and reasons; tags and images are removed", () => {
    const link = "Read [this](https://evil.example/x) <b>now</b> ![p](https://evil.example/p)";
    const result = map({ helpfulNotes: [link], summary: link, category: { ...judged("billing"), reason: link } });
    expect(result.helpfulNotes).toEqual([{ code: "model", text: "Read this (evil.example) now" }]);
    expect(result.summary).toBe("Read this (evil.example) now");
    expect(result.fields.category?.reason).toEqual({ code: "model", text: "Read this (evil.example) now" });
  });
});
