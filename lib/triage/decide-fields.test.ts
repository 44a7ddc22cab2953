import { describe, expect, it } from "vitest";
import { TriageSettings } from "@/lib/settings/input";
import { evaluationOf, heldFor, predictionOf, resultBy } from "@/tests/support/evaluation";
import { decideFields } from "./decide-fields";
import { DEFAULT_DECISION_CONTEXT } from "./hold-reason-for";

const decide = (...all: Parameters<typeof evaluationOf>) => decideFields(evaluationOf(...all));

describe("the word that counts", () => {
  it("is the first that may be applied: below our own model Gemini, below both a person", () => {
    const unsure = resultBy("learned", { category: predictionOf("account", { confidence: 0.4 }) });
    const gemini = resultBy("gemini", { category: predictionOf("billing") });
    expect(decide(unsure, gemini).category).toMatchObject({ value: "billing", provider: "gemini", apply: true });
    expect(decide(unsure).category).toMatchObject({ value: "account", apply: false, holdReason: "below-threshold" });
    const unsureToo = resultBy("gemini", { category: predictionOf("billing", { confidence: 0.5 }) });
    expect(decide(unsure, unsureToo).category).toMatchObject({ value: "account", apply: false });
  });

  it("rules that contradict a model with ground leave the category to people; one without ground has no say", () => {
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

  it("a model that thinks itself rather wrong than right does not stand against a rule", () => {
    const unsure = resultBy("learned", { category: predictionOf("hardware", { confidence: 0.28 }) });
    const rules = resultBy("builtin", { category: predictionOf("billing") });
    expect(decide(unsure, rules).category).toMatchObject({ value: "billing", provider: "builtin", apply: true });
  });

  it("a suggestion that rests on something comes before one with nothing to go by", () => {
    const groundless = resultBy("learned", { category: predictionOf("account", heldFor("unlike-known")) });
    const unclear = resultBy("builtin", { category: predictionOf("billing", heldFor("unclear")) });
    expect(decide(groundless, unclear).category).toMatchObject({
      value: "billing",
      apply: false,
      holdReason: "unclear",
    });
    expect(decide(groundless).category).toMatchObject({ value: "account", apply: false });
  });

  it("a value that is off is not even shown", () => {
    const policy = TriageSettings.parse({ fields: { skills: { level: "off", threshold: 0.75 } } });
    const off = {
      ...evaluationOf(resultBy("gemini", { skills: predictionOf(["sso"]) })),
      decisionContext: { ...DEFAULT_DECISION_CONTEXT, policy },
    };
    expect(decideFields(off).skills).toBeUndefined();
  });

  it("is never one that was only asked for comparison, even where nobody else has a word", () => {
    expect(decide(resultBy("learned", { category: predictionOf("account") }, true)).category).toBeUndefined();
  });
});

describe("a priority", () => {
  const rule = (value: "high" | "medium", isDefault = false) =>
    resultBy("builtin", { priority: predictionOf(value, { isDefault, confidence: null }) });
  const model = (value: "high" | "low", confidence = 0.9) =>
    resultBy("learned", { priority: predictionOf(value, { confidence }) });

  it("of our own model is applied where a rule agrees, and is else a suggestion: text alone barely tells it", () => {
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

  it("by a word that decides comes before what our own model thinks", () => {
    expect(decide(model("low"), rule("high")).priority).toMatchObject({
      value: "high",
      provider: "builtin",
      apply: true,
    });
  });

  it("is what is usual where nothing speaks for another", () => {
    expect(decide(model("low", 0.4), rule("medium", true)).priority).toMatchObject({ value: "medium", apply: true });
  });
});
