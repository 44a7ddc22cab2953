import { describe, expect, it } from "vitest";
import { TriageSettings } from "@/lib/settings/input";
import { evaluationOf, heldFor, predictionOf, resultBy } from "@/tests/support/evaluation";
import { decideFields } from "./decide-fields";
import { DEFAULT_DECISION_CONTEXT } from "./hold-reason-for";

const decide = (...all: Parameters<typeof evaluationOf>) => decideFields(evaluationOf(...all));

describe("decideFields", () => {
  it("The first applicable value counts: our own model's, then Gemini's; without one a person decides", () => {
    const unsure = resultBy("learned", { category: predictionOf("account", { confidence: 0.4 }) });
    const gemini = resultBy("gemini", { category: predictionOf("billing") });
    expect(decide(unsure, gemini).category).toMatchObject({ value: "billing", provider: "gemini", apply: true });
    expect(decide(unsure).category).toMatchObject({ value: "account", apply: false, holdReason: "below-threshold" });
    const unsureToo = resultBy("gemini", { category: predictionOf("billing", { confidence: 0.5 }) });
    expect(decide(unsure, unsureToo).category).toMatchObject({ value: "account", apply: false });
  });

  it("Rules that contradict a model with evidence leave the category to people; a model without evidence does not count", () => {
    const rules = resultBy("builtin", { category: predictionOf("billing") });
    const against = (more: object) =>
      decide(resultBy("learned", { category: predictionOf("account", { confidence: 0.5, ...more }) }), rules);
    expect(against({}).category).toMatchObject({ apply: false });
    expect(against(heldFor("few-labels")).category).toMatchObject({
      value: "billing",
      provider: "builtin",
      apply: true,
    });
    expect(against(heldFor("unlike-known")).category).toMatchObject({ value: "billing", apply: true });
  });

  it("A model less than 50% confident does not contradict a rule", () => {
    const unsure = resultBy("learned", { category: predictionOf("hardware", { confidence: 0.28 }) });
    const rules = resultBy("builtin", { category: predictionOf("billing") });
    expect(decide(unsure, rules).category).toMatchObject({ value: "billing", provider: "builtin", apply: true });
  });

  it("A suggestion with evidence comes before one without", () => {
    const withoutEvidence = resultBy("learned", { category: predictionOf("account", heldFor("unlike-known")) });
    const unclear = resultBy("builtin", { category: predictionOf("billing", heldFor("unclear")) });
    expect(decide(withoutEvidence, unclear).category).toMatchObject({
      value: "billing",
      apply: false,
      holdReason: "unclear",
    });
    expect(decide(withoutEvidence).category).toMatchObject({ value: "account", apply: false });
  });

  it("A value of a field that is off is not shown", () => {
    const policy = TriageSettings.parse({ fields: { skills: { level: "off", threshold: 0.75 } } });
    const off = {
      ...evaluationOf(resultBy("gemini", { skills: predictionOf(["sso"]) })),
      decisionContext: { ...DEFAULT_DECISION_CONTEXT, policy },
    };
    expect(decideFields(off).skills).toBeUndefined();
  });

  it("A value asked for comparison only never counts", () => {
    expect(decide(resultBy("learned", { category: predictionOf("account") }, true)).category).toBeUndefined();
  });
});

describe("priority", () => {
  const rule = (value: "high" | "medium", isDefault = false) =>
    resultBy("builtin", { priority: predictionOf(value, { isDefault, confidence: null }) });
  const model = (value: "high" | "low", confidence = 0.9) =>
    resultBy("learned", { priority: predictionOf(value, { confidence }) });

  it("Our own model's priority is applied if a rule agrees, and is a suggestion otherwise", () => {
    expect(decide(model("high"), rule("high")).priority).toMatchObject({
      value: "high",
      provider: "learned",
      apply: true,
    });
    expect(decide(model("high"), rule("medium", true)).priority).toMatchObject({
      value: "high",
      provider: "learned",
      apply: false,
      holdReason: "model-alone",
    });
  });

  it("A priority by urgency words comes before our own model's", () => {
    expect(decide(model("low"), rule("high")).priority).toMatchObject({
      value: "high",
      provider: "builtin",
      apply: true,
    });
  });

  it("Without evidence the priority is the default", () => {
    expect(decide(model("low", 0.4), rule("medium", true)).priority).toMatchObject({ value: "medium", apply: true });
  });
});
