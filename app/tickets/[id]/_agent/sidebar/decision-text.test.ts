import { describe, expect, it } from "vitest";
import type { AutomationLevel } from "@/lib/domain/triage";
import type { DecisionView } from "@/lib/triage-quality/decision-log/queries";
import { INES, moment, NAMES } from "@/tests/support/ticket-page";
import {
  decisionsByRun,
  formatCosts,
  formatLabel,
  formatLevels,
  formatNotApplied,
  formatProviderConfidence,
} from "./decision-text";

function decision(more: Partial<DecisionView> = {}): DecisionView {
  return {
    id: "decision",
    triageResultId: "verdict",
    field: "category",
    value: "billing",
    mode: "applied",
    holdReason: null,
    source: "ai",
    provider: "learned",
    model: null,
    trained: null,
    promptVersion: null,
    confidence: 0.94,
    measured: null,
    reason: null,
    repeatsQuotes: false,
    quotes: [],
    alternatives: [],
    inputHash: null,
    inputTokens: null,
    outputTokens: null,
    costMicros: null,
    durationMs: 12,
    at: moment(4),
    answer: null,
    ...more,
  };
}

describe("formatProviderConfidence", () => {
  it.each<[string, Partial<DecisionView>, string]>([
    ["our own model", {}, "Our own model: 94%"],
    ["Gemini", { provider: "gemini", model: "flash" }, "Gemini: 94%"],
    ["rules without confidence", { provider: "builtin", confidence: null }, "Keyword rules"],
    ["a default", { provider: "defaults", confidence: null }, "Default"],
    [
      "a model that people accept less often than its confidence",
      { measured: { value: 0.71, seen: 48 } },
      "Our own model: 94% (71% accepted)",
    ],
    ["a model with few reviewed decisions", { measured: { value: 0.71, seen: 3 } }, "Our own model: 94%"],
    [
      "a calibrated value below the threshold",
      { measured: { value: 0.73, seen: 1 }, confidence: 0.8, holdReason: "below-threshold" },
      "Our own model: 80% (calibrated 73%)",
    ],
    ["a well calibrated model", { measured: { value: 0.9, seen: 300 } }, "Our own model: 94%"],
  ])("The text for %s has the right confidence", (_provider, more, text) =>
    expect(formatProviderConfidence(decision(more))).toBe(text),
  );
});

describe("decisions", () => {
  it("A value that was not applied has a reason, and an applied one has none", () => {
    expect(formatNotApplied(decision())).toBeNull();
    expect(formatNotApplied(decision({ mode: "shadow" }))).toBeNull();
    expect(formatNotApplied(decision({ mode: "suggested", holdReason: "few-labels" }))).toContain(
      "too few reviewed tickets",
    );
    expect(formatNotApplied(decision({ mode: "suggested", source: "fallback" }))).toBe(
      "Nothing in the text supports a value.",
    );
    expect(formatNotApplied(decision({ mode: "overruled" }))).toContain("already set");
  });

  it("A label says who set it and how", () => {
    const by = { id: INES.id, name: INES.name };
    const text = (answer: Partial<NonNullable<DecisionView["answer"]>>) =>
      formatLabel(
        decision({ answer: { how: "set", kept: true, value: "billing", by, at: moment(9), ...answer } }),
        NAMES,
      );
    expect(text({})).toBe("Ines confirmed it");
    expect(text({ how: "accepted" })).toBe("Ines accepted it");
    expect(text({ kept: false, value: "account" })).toBe("Ines changed it to Account");
    expect(text({ how: "implicit" })).toBe("Ines resolved the ticket with this value");
    expect(text({ how: "rejected", kept: false, value: null })).toBe("Ines rejected it");
    expect(text({ by: null })).toBe("A former colleague confirmed it");
    expect(formatLabel(decision(), NAMES)).toBeNull();
  });

  it("The costs of a triage run list each provider once", () => {
    const used = { provider: "gemini" as const, model: "flash", promptVersion: "7", durationMs: 900 };
    const paid = { ...used, inputTokens: 1500, outputTokens: 60, costMicros: 74 };
    const own = decision({ trained: { rows: 4120, at: moment(0) } });
    expect(formatCosts([decision(paid), decision({ ...paid, field: "skills" }), own])).toEqual([
      "Gemini (flash), prompt 7: 900 ms, 1,500 tokens in, 60 out, $0.000074",
      "Our own model, trained on 4,120 tickets: 12 ms",
    ]);
    expect(formatCosts([decision({ ...paid, costMicros: 25_000 })])[0]).toContain("$0.03");
  });

  it("A ticket that was triaged twice has two runs, the newest first, each in field order", () => {
    const rows = [
      decision({ triageResultId: "second", mode: "shadow" }),
      decision({ triageResultId: "second", field: "skills" }),
      decision({ triageResultId: "second" }),
      decision({ triageResultId: "first" }),
    ];
    const runs = decisionsByRun(rows).map(({ triageResultId, decisions }) => [
      triageResultId,
      ...decisions.map((each) => each.field),
    ]);
    expect(runs).toEqual([
      ["second", "category", "skills", "category"],
      ["first", "category"],
    ]);
  });
});

describe("formatLevels", () => {
  const levels = (
    category: AutomationLevel,
    priority: AutomationLevel,
    skills: AutomationLevel,
    title: AutomationLevel,
  ) => ({ category, priority, skills, title });

  it("A low automation level is stated for the ticket's category", () => {
    expect(formatLevels(levels("suggest", "suggest", "suggest", "suggest"), "billing", NAMES)).toEqual([
      "Automation only suggests values for Billing. A person decides.",
    ]);
    expect(formatLevels(levels("off", "off", "off", "off"), "billing", NAMES)).toEqual([
      "Automation is off for Billing.",
    ]);
    expect(formatLevels(levels("suggest", "off", "cautious", "full"), null, NAMES)).toEqual([
      "Automation does not set priority.",
      "Automation only suggests category. A person decides.",
    ]);
    expect(formatLevels(levels("cautious", "cautious", "suggest", "full"), null, NAMES)).toEqual([
      "Automation only suggests skills. A person decides.",
    ]);
  });

  it("A higher automation level is not mentioned", () => {
    expect(formatLevels(levels("cautious", "full", "cautious", "full"), "billing", NAMES)).toEqual([]);
  });
});
