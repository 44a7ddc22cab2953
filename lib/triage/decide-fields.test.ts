import { describe, expect, it } from "vitest";
import { TriagePolicy } from "@/lib/policy/input";
import { doubted, heard, hearing, said } from "@/tests/support/hearing";
import { NO_GROUNDS } from "./decide";
import { decideFields } from "./decide-fields";

const decide = (...all: Parameters<typeof hearing>) => decideFields(hearing(...all));

describe("the word that counts", () => {
  it("is the first that may be applied: below our own model Gemini, below both a person", () => {
    const unsure = heard("learned", { category: said("account", { confidence: 0.4 }) });
    const gemini = heard("gemini", { category: said("billing") });
    expect(decide(unsure, gemini).category).toMatchObject({ value: "billing", provider: "gemini", apply: true });
    expect(decide(unsure).category).toMatchObject({ value: "account", apply: false, doubt: "below-threshold" });
    const unsureToo = heard("gemini", { category: said("billing", { confidence: 0.5 }) });
    expect(decide(unsure, unsureToo).category).toMatchObject({ value: "account", apply: false });
  });

  it("rules that contradict a model with ground leave the category to people; one without ground has no say", () => {
    const rules = heard("builtin", { category: said("billing") });
    const against = (more: object) =>
      decide(heard("learned", { category: said("account", { confidence: 0.5, ...more }) }), rules);
    expect(against({}).category).toMatchObject({ apply: false });
    expect(against(doubted("few-labels")).category).toMatchObject({
      value: "billing",
      provider: "builtin",
      apply: true,
    });
    expect(against(doubted("unlike-known")).category).toMatchObject({ value: "billing", apply: true });
  });

  it("a model that thinks itself rather wrong than right does not stand against a rule", () => {
    const unsure = heard("learned", { category: said("hardware", { confidence: 0.28 }) });
    const rules = heard("builtin", { category: said("billing") });
    expect(decide(unsure, rules).category).toMatchObject({ value: "billing", provider: "builtin", apply: true });
  });

  it("a suggestion that rests on something comes before one with nothing to go by", () => {
    const groundless = heard("learned", { category: said("account", doubted("unlike-known")) });
    const unclear = heard("builtin", { category: said("billing", doubted("unclear")) });
    expect(decide(groundless, unclear).category).toMatchObject({ value: "billing", apply: false, doubt: "unclear" });
    expect(decide(groundless).category).toMatchObject({ value: "account", apply: false });
  });

  it("a value that is off is not even shown", () => {
    const policy = TriagePolicy.parse({ fields: { skills: { level: "off", threshold: 0.75 } } });
    const off = { ...hearing(heard("gemini", { skills: said(["sso"]) })), grounds: { ...NO_GROUNDS, policy } };
    expect(decideFields(off).skills).toBeUndefined();
  });

  it("is never one that was only asked for comparison, even where nobody else has a word", () => {
    expect(decide(heard("learned", { category: said("account") }, true)).category).toBeUndefined();
  });
});

describe("a priority", () => {
  const rule = (value: "high" | "medium", usual = false) =>
    heard("builtin", { priority: said(value, { usual, confidence: null }) });
  const model = (value: "high" | "low", confidence = 0.9) =>
    heard("learned", { priority: said(value, { confidence }) });

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
      doubt: "model-alone",
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
