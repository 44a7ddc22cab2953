import { describe, expect, it } from "vitest";
import { automationLevel } from "@/lib/settings/automation-level";
import { DEFAULT_TRIAGE_SETTINGS, TriageSettings } from "@/lib/settings/input";
import {
  DEFAULT_DECISION_CONTEXT,
  type DecisionContext,
  holdReasonFor,
  type PredictionToDecide,
} from "./hold-reason-for";

const confident = { value: "billing", confidence: 0.9, reason: null, quotes: [], isConfident: true } as const;

function reasonFor(
  more: Partial<Omit<PredictionToDecide, "prediction">> & { prediction?: object } = {},
  decisionContext: Partial<DecisionContext> = {},
) {
  const { prediction, ...rest } = more;
  const defaults = {
    field: "category",
    provider: "learned",
    source: "ai",
    category: "billing",
    hasInjection: false,
  } as const;
  return holdReasonFor(
    { ...defaults, ...rest, prediction: { ...confident, quotes: [], ...prediction } },
    { ...DEFAULT_DECISION_CONTEXT, ...decisionContext },
  );
}

const policy = (settings: object) => ({ policy: TriageSettings.parse(settings) });
const at = (level: string, threshold = 0.75) => policy({ fields: { category: { level, threshold } } });

describe("holdReasonFor", () => {
  it("At cautious, the default, a model's value is applied from the threshold on", () => {
    expect(DEFAULT_TRIAGE_SETTINGS.fields.category).toEqual({ level: "cautious", threshold: 0.75 });
    expect([0.749, 0.75].map((confidence) => reasonFor({ prediction: { confidence } }))).toEqual([
      "below-threshold",
      null,
    ]);
    expect(reasonFor({ prediction: { confidence: 0.8 } }, at("cautious", 0.85))).toBe("below-threshold");
  });

  it("At cautious a rule's value is applied by the rule's own bar, whatever its figure", () => {
    const rule = { provider: "builtin", source: "rules" } as const;
    expect(reasonFor({ ...rule, prediction: { confidence: 0.5 } })).toBeNull();
    expect(reasonFor({ ...rule, prediction: { confidence: 0.9, isConfident: false } })).toBe("unclear");
  });

  it.each([
    ["off", "off"],
    ["suggest", "suggest-only"],
    ["cautious", null],
    ["full", null],
  ])("At level %s the hold reason of a confident value is %s", (level, holdReason) => {
    expect(reasonFor({}, at(level))).toBe(holdReason);
  });

  it("At full every value with evidence is applied, also below the threshold", () => {
    expect(reasonFor({ prediction: { confidence: 0.2 } }, at("full"))).toBeNull();
    for (const holdReason of ["quote-missing", "unlike-known", "few-labels"]) {
      expect(reasonFor({ prediction: { isConfident: false, holdReason } }, at("full"))).toBe(holdReason);
    }
  });

  it("A category's own level and threshold come before the field's, for all fields of its tickets", () => {
    const { policy: own } = policy({ categories: { billing: { level: "suggest" }, fraud: { threshold: 0.95 } } });
    expect(reasonFor({}, { policy: own })).toBe("suggest-only");
    expect(reasonFor({ field: "priority" }, { policy: own })).toBe("suggest-only");
    expect(reasonFor({ category: "fraud" }, { policy: own })).toBe("below-threshold");
    expect(reasonFor({ category: "technical" }, { policy: own })).toBeNull();
    expect(automationLevel("skills", undefined, own)).toBe("cautious");
  });

  it("A stated confidence counts as what people's reviews showed it is worth", () => {
    const calibrate = (_provider: string, _field: string, stated: number) => stated * 0.6;
    expect(reasonFor({ prediction: { confidence: 0.99 } }, { calibrate })).toBe("below-threshold");
  });

  it("A category with an open circuit breaker is only suggested, except at full", () => {
    const breakers = new Set(["category/billing"]);
    expect(reasonFor({}, { breakers })).toBe("breaker");
    expect(reasonFor({ prediction: { value: "fraud" } }, { breakers })).toBeNull();
    expect(reasonFor({}, { breakers, ...at("full") })).toBeNull();
  });

  it("With injected instructions a vendor model's values are held, except the title; our own model's are not", () => {
    const injected = { provider: "gemini", hasInjection: true } as const;
    expect(reasonFor(injected)).toBe("instructions");
    expect(reasonFor(injected, at("full"))).toBe("instructions");
    expect(reasonFor({ ...injected, field: "title" })).toBeNull();
    expect(reasonFor({ hasInjection: true })).toBeNull();
  });

  it("The last resort's values are always applied", () => {
    expect(reasonFor({ provider: "defaults", source: "fallback" }, at("off"))).toBeNull();
  });
});
