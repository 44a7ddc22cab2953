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

describe("who decided", () => {
  it.each<[string, Partial<DecisionView>, string]>([
    ["our own model", {}, "Our own model, 94% sure"],
    ["a vendor's", { provider: "gemini", model: "flash" }, "Gemini, 94% sure"],
    ["rules without a figure", { provider: "builtin", confidence: null }, "The keyword rules"],
    ["nobody", { provider: "defaults", confidence: null }, "Nobody knew, a default"],
    [
      "a model that people trust less than it trusts itself",
      { measured: { value: 0.71, seen: 48 } },
      "Our own model, 94% sure; people kept 71% of such",
    ],
    ["one that few have judged", { measured: { value: 0.71, seen: 3 } }, "Our own model, 94% sure"],
    [
      "one whose word counts less, where that decided",
      { measured: { value: 0.73, seen: 1 }, confidence: 0.8, holdReason: "below-threshold" },
      "Our own model, 80% sure, counted as 73%",
    ],
    ["one that is about as good as it says", { measured: { value: 0.9, seen: 300 } }, "Our own model, 94% sure"],
  ])("%s", (_who, more, words) => expect(formatProviderConfidence(decision(more))).toBe(words));
});

describe("what came of it", () => {
  it("a value that was not set has its reason, one that was set needs none", () => {
    expect(formatNotApplied(decision())).toBeNull();
    expect(formatNotApplied(decision({ mode: "shadow" }))).toBeNull();
    expect(formatNotApplied(decision({ mode: "suggested", holdReason: "few-labels" }))).toContain(
      "too few reviewed tickets",
    );
    expect(formatNotApplied(decision({ mode: "suggested", source: "fallback" }))).toBe(
      "Nothing in the text decides it.",
    );
    expect(formatNotApplied(decision({ mode: "overruled" }))).toContain("a person’s word stands");
  });

  it("says what a person made of it", () => {
    const by = { id: INES.id, name: INES.name };
    const words = (answer: Partial<NonNullable<DecisionView["answer"]>>) =>
      formatLabel(
        decision({ answer: { how: "set", kept: true, value: "billing", by, at: moment(9), ...answer } }),
        NAMES,
      );
    expect(words({})).toBe("Ines kept it");
    expect(words({ how: "accepted" })).toBe("Ines accepted it");
    expect(words({ kept: false, value: "account" })).toBe("Ines changed it to Account");
    expect(words({ how: "implicit" })).toBe("Ines solved the ticket with it");
    expect(words({ how: "rejected", kept: false, value: null })).toBe("Ines took nothing of it");
    expect(words({ by: null })).toBe("A former colleague kept it");
    expect(formatLabel(decision(), NAMES)).toBeNull();
  });

  it("says what each reader of a reading took", () => {
    const asked = { provider: "gemini" as const, model: "flash", promptVersion: "7", durationMs: 900 };
    const paid = { ...asked, inputTokens: 1500, outputTokens: 60, costMicros: 74 };
    const own = decision({ trained: { rows: 4120, at: moment(0) } });
    expect(formatCosts([decision(paid), decision({ ...paid, field: "skills" }), own])).toEqual([
      "Gemini (flash), prompt 7: 900 ms, 1,500 tokens in, 60 out, $0.000074",
      "Our own model, trained on 4,120 tickets: 12 ms",
    ]);
    expect(formatCosts([decision({ ...paid, costMicros: 25_000 })])[0]).toContain("$0.03");
  });

  it("a ticket that was read twice has two readings, the newest first, each in the order of fields", () => {
    const rows = [
      decision({ triageResultId: "second", mode: "shadow" }),
      decision({ triageResultId: "second", field: "skills" }),
      decision({ triageResultId: "second" }),
      decision({ triageResultId: "first" }),
    ];
    const told = decisionsByRun(rows).map(({ triageResultId, decisions }) => [
      triageResultId,
      ...decisions.map((each) => each.field),
    ]);
    expect(told).toEqual([
      ["second", "category", "skills", "category"],
      ["first", "category"],
    ]);
  });
});

describe("how far automation goes", () => {
  const levels = (
    category: AutomationLevel,
    priority: AutomationLevel,
    skills: AutomationLevel,
    title: AutomationLevel,
  ) => ({
    category,
    priority,
    skills,
    title,
  });

  it("is said where it is turned down, for the ticket's category", () => {
    expect(formatLevels(levels("suggest", "suggest", "suggest", "suggest"), "billing", NAMES)).toEqual([
      "Everything is only suggested for Billing: a person decides.",
    ]);
    expect(formatLevels(levels("off", "off", "off", "off"), "billing", NAMES)).toEqual([
      "Automation is off for Billing: nothing is read into new tickets.",
    ]);
    expect(formatLevels(levels("suggest", "off", "cautious", "full"), null, NAMES)).toEqual([
      "Automation is off here for priority.",
      "Category is only suggested here: a person decides.",
    ]);
    expect(formatLevels(levels("cautious", "cautious", "suggest", "full"), null, NAMES)).toEqual([
      "Skills are only suggested here: a person decides.",
    ]);
  });

  it("is not mentioned where it goes as far as usual", () => {
    expect(formatLevels(levels("cautious", "full", "cautious", "full"), "billing", NAMES)).toEqual([]);
  });
});
