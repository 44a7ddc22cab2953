import { describe, expect, it } from "vitest";
import { TriagePolicy } from "@/lib/policy/input";
import type { Doubt, TriageProvider } from "@/lib/words";
import { NO_GROUNDS } from "./decide";
import type { Guess, Guesses, Reader } from "./reader";
import { decideFields, makeVerdict, stateOf } from "./verdict";

const SOURCES = { learned: "ai", gemini: "ai", builtin: "rules", defaults: "fallback" } as const;

function said<T>(value: T, more: Partial<Guess<T>> = {}): Guess<T> {
  return { value, confidence: 0.9, reason: null, quotes: [], sure: true, ...more };
}
const doubted = (doubt: Doubt) => ({ sure: false, doubt });

function heard(provider: TriageProvider, fields: Guesses, shadow?: true) {
  const reader: Reader = {
    provider,
    source: SOURCES[provider],
    read: () => ({ ok: false, failure: { code: "crashed" } }),
  };
  const reading = { fields, summary: null, helpfulNotes: [], proposedSkills: [] };
  return { reader, reading, ...(shadow ? { shadow } : {}) };
}

const hearing = (...all: ReturnType<typeof heard>[]) => ({
  heard: all,
  tries: [],
  grounds: NO_GROUNDS,
  instructed: false,
});
const decide = (...all: ReturnType<typeof heard>[]) => decideFields(hearing(...all));

describe("the word that counts", () => {
  it("is the first that may be applied: below our own model Gemini, below both a person", () => {
    const unsure = heard("learned", { category: said("account", { confidence: 0.4 }) });
    const gemini = heard("gemini", { category: said("billing") });
    expect(decide(unsure, gemini).category).toMatchObject({ value: "billing", provider: "gemini", apply: true });
    expect(decide(unsure).category).toMatchObject({ value: "account", apply: false, doubt: "below-threshold" });
    const unsureToo = heard("gemini", { category: said("billing", { confidence: 0.5 }) });
    const verdict = makeVerdict(hearing(unsure, unsureToo), 1);
    expect(verdict.fields.category).toMatchObject({ value: "account", apply: false });
    expect([stateOf(verdict), verdict.needsReview]).toEqual(["needs_review", ["category"]]);
  });

  it("a quote that the ticket lacks sends only its own field to review", () => {
    const gemini = heard("gemini", { category: said("billing", doubted("quote-missing")), priority: said("high") });
    const verdict = makeVerdict(hearing(gemini), 1);
    expect(verdict.fields.category).toMatchObject({ apply: false, doubt: "quote-missing" });
    expect(verdict.fields.priority).toMatchObject({ value: "high", apply: true });
    expect(verdict.needsReview).toEqual(["category"]);
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

  it("what our own model puts where automation is off is not put elsewhere by a rule", () => {
    const policy = TriagePolicy.parse({ categories: { hardware: { level: "off" } } });
    const { fields, needsReview } = makeVerdict(
      {
        ...hearing(heard("learned", { category: said("hardware") }), heard("builtin", { category: said("billing") })),
        grounds: { ...NO_GROUNDS, policy },
      },
      1,
    );
    expect(fields.category).toMatchObject({ value: "billing", apply: false, doubt: "unclear" });
    expect(needsReview).toEqual(["category"]);
  });

  it("what is usual anyway is nobody's to look at where values are only suggested", () => {
    const suggest = { level: "suggest", threshold: 0.75 };
    const policy = TriagePolicy.parse({ fields: { priority: suggest, skills: suggest } });
    const asked = (usual: boolean, skills: string[]) => {
      const fields = { category: said("billing"), priority: said("medium" as const, { usual }), skills: said(skills) };
      return makeVerdict({ ...hearing(heard("builtin", fields)), grounds: { ...NO_GROUNDS, policy } }, 1).needsReview;
    };
    expect([asked(true, []), asked(false, ["vpn"])]).toEqual([[], ["priority", "skills"]]);
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

  it("is what is usual where nothing speaks for another, without asking anybody", () => {
    expect(decide(model("low", 0.4), rule("medium", true)).priority).toMatchObject({ value: "medium", apply: true });
    expect(makeVerdict(hearing(model("low", 0.4), rule("medium", true)), 1).needsReview).not.toContain("priority");
  });
});

describe("a title", () => {
  it("that admins only want suggested waits for a person like any other suggestion", () => {
    const policy = TriagePolicy.parse({ fields: { title: { level: "suggest", threshold: 0 } } });
    const told = hearing(heard("builtin", { category: said("billing"), title: said("Charged twice") }));
    const { fields, needsReview } = makeVerdict({ ...told, grounds: { ...NO_GROUNDS, policy } }, 1);
    expect(fields.title).toMatchObject({ value: "Charged twice", apply: false, doubt: "suggest-only" });
    expect(needsReview).toEqual(["title"]);
  });
});

describe("what the other would have said", () => {
  it("is kept beside what counts, whether it was asked on purpose or heard on the way", () => {
    const gemini = heard("gemini", { category: said("billing") });
    const aside = heard("learned", { category: said("account") }, true);
    const { fields, shadow } = makeVerdict(hearing(gemini, aside), 1);
    expect(fields.category?.provider).toBe("gemini");
    expect(shadow).toEqual({
      category: expect.objectContaining({ value: "account", provider: "learned", apply: false }),
    });
    const passedOver = heard("learned", { category: said("account", { confidence: 0.3 }) });
    expect(makeVerdict(hearing(passedOver, gemini), 1).shadow?.category).toMatchObject({ provider: "learned" });
    expect(makeVerdict(hearing(gemini), 1).shadow).toBeNull();
  });

  it("never decides, even where nobody else has a word", () => {
    expect(decide(heard("learned", { category: said("account") }, true)).category).toBeUndefined();
  });
});
