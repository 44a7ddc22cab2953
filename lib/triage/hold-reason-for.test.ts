import { describe, expect, it } from "vitest";
import { automationLevel } from "@/lib/settings/automation-level";
import { DEFAULT_TRIAGE_SETTINGS, TriageSettings } from "@/lib/settings/input";
import {
  DEFAULT_DECISION_CONTEXT,
  type DecisionContext,
  holdReasonFor,
  type PredictionToDecide,
} from "./hold-reason-for";

const isConfident = { value: "billing", confidence: 0.9, reason: null, quotes: [], isConfident: true } as const;

function ask(
  more: Partial<Omit<PredictionToDecide, "prediction">> & { prediction?: object } = {},
  decisionContext: Partial<DecisionContext> = {},
) {
  const { prediction, ...rest } = more;
  const question = {
    field: "category",
    provider: "learned",
    source: "ai",
    category: "billing",
    hasInjection: false,
  } as const;
  return holdReasonFor(
    { ...question, ...rest, prediction: { ...isConfident, quotes: [], ...prediction } },
    { ...DEFAULT_DECISION_CONTEXT, ...decisionContext },
  );
}

const policy = (given: object) => ({ policy: TriageSettings.parse(given) });
const at = (level: string, threshold = 0.75) => policy({ fields: { category: { level, threshold } } });

describe("what may be written to a ticket by itself", () => {
  it("at cautious, the default: a model's value from the threshold on", () => {
    expect(DEFAULT_TRIAGE_SETTINGS.fields.category).toEqual({ level: "cautious", threshold: 0.75 });
    expect([0.749, 0.75].map((confidence) => ask({ prediction: { confidence } }))).toEqual(["below-threshold", null]);
    expect(ask({ prediction: { confidence: 0.8 } }, at("cautious", 0.85))).toBe("below-threshold");
  });

  it("at cautious, a rule's value by the rule's own bar, whatever figure it has", () => {
    const rule = { provider: "builtin", source: "rules" } as const;
    expect(ask({ ...rule, prediction: { confidence: 0.5 } })).toBeNull();
    expect(ask({ ...rule, prediction: { confidence: 0.9, isConfident: false } })).toBe("unclear");
  });

  it.each([
    ["off", "off"],
    ["suggest", "suggest-only"],
    ["cautious", null],
    ["full", null],
  ])("at level %s a sure value: %s", (level, holdReason) => {
    expect(ask({}, at(level))).toBe(holdReason);
  });

  it("at full whatever was read, below the threshold too, but nothing without ground", () => {
    expect(ask({ prediction: { confidence: 0.2 } }, at("full"))).toBeNull();
    for (const holdReason of ["quote-missing", "unlike-known", "few-labels"]) {
      expect(ask({ prediction: { isConfident: false, holdReason } }, at("full"))).toBe(holdReason);
    }
  });

  it("a category's own level and threshold come before the field's, for all fields of its tickets", () => {
    const { policy: own } = policy({ categories: { billing: { level: "suggest" }, fraud: { threshold: 0.95 } } });
    expect(ask({}, { policy: own })).toBe("suggest-only");
    expect(ask({ field: "priority" }, { policy: own })).toBe("suggest-only");
    expect(ask({ category: "fraud" }, { policy: own })).toBe("below-threshold");
    expect(ask({ category: "technical" }, { policy: own })).toBeNull();
    expect(automationLevel("skills", undefined, own)).toBe("cautious");
  });

  it("goes by what a stated confidence was worth so far: one that says 0.99 to everything is held to what people kept", () => {
    const calibrate = (_provider: string, _field: string, stated: number) => stated * 0.6;
    expect(ask({ prediction: { confidence: 0.99 } }, { calibrate })).toBe("below-threshold");
  });

  it("a category that was turned down is only suggested, except where admins said full", () => {
    const breakers = new Set(["category/billing"]);
    expect(ask({}, { breakers })).toBe("breaker");
    expect(ask({ prediction: { value: "fraud" } }, { breakers })).toBeNull();
    expect(ask({}, { breakers, ...at("full") })).toBeNull();
  });

  it("nothing that a vendor's model says of a text that speaks to machines, save the title; our own model can't be talked to", () => {
    const told = { provider: "gemini", hasInjection: true } as const;
    expect(ask(told)).toBe("instructions");
    expect(ask(told, at("full"))).toBe("instructions");
    expect(ask({ ...told, field: "title" })).toBeNull();
    expect(ask({ hasInjection: true })).toBeNull();
  });

  it("the last resort's values always: they are what is usual, and marked so", () => {
    expect(ask({ provider: "defaults", source: "fallback" }, at("off"))).toBeNull();
  });
});
