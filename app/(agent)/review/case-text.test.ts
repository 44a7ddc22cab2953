import { describe, expect, it } from "vitest";
import type { Suggestion } from "@/lib/tickets/review/open-fields";
import type { ReviewCase } from "@/lib/tickets/review/queries";
import { NAMES } from "@/tests/support/ticket-page";
import {
  answerOptions,
  askedField,
  formatHoldReasons,
  formatValues,
  isAcceptable,
  isSameCase,
  suggestedValues,
} from "./case-text";

const said = (field: Suggestion["field"], value: string | string[], more: Partial<Suggestion> = {}): Suggestion => ({
  field,
  value,
  provider: "builtin",
  source: "rules",
  confidence: 0.54,
  reason: null,
  quotes: [],
  ...more,
});

function createCase(suggestions: Suggestion[], change: Partial<ReviewCase> = {}): ReviewCase {
  return {
    id: "ticket",
    number: "TKT-20261120-0411",
    title: "Disputed",
    description: "A charge.",
    priority: "medium",
    channel: "web",
    requester: { id: "marta", name: "Marta Oyelaran" },
    category: null,
    skills: [],
    provenance: {},
    createdAt: "2026-11-20T09:41:00.000Z",
    version: 2,
    triageResultId: "verdict",
    skipped: false,
    open: suggestions.map(({ field }) => field),
    suggestions,
    ...change,
  };
}

describe("the ways that the points can be set", () => {
  it("are what was suggested and the next best, three at most, each once", () => {
    const alternatives = [
      { value: "account", confidence: 0.3 },
      { value: "billing", confidence: 0.1 },
      { value: "gone", confidence: 0.05 },
      { value: "more", confidence: 0.01 },
    ];
    expect(answerOptions(createCase([said("category", "billing", { alternatives })]), NAMES)).toEqual([
      { value: "billing", label: "Billing", under: "Billing team", share: 0.54 },
      { value: "account", label: "Account", under: null, share: 0.3 },
      { value: "gone", label: "gone", under: null, share: 0.05 },
    ]);
  });

  it("are about the priority where the category is settled, with what stands among them", () => {
    const seen = createCase([said("priority", "high")]);
    expect(askedField(seen)).toBe("priority");
    expect(answerOptions(seen, NAMES).map(({ value, share }) => [value, share])).toEqual([
      ["high", 0.54],
      ["medium", null],
      ["low", null],
    ]);
  });

  it("are none where only skills are open, or nobody said a category", () => {
    expect(answerOptions(createCase([said("skills", ["stripe"])]), NAMES)).toEqual([]);
    expect(answerOptions(createCase([], { open: ["category"] }), NAMES)).toEqual([]);
  });
});

describe("what accepting would set", () => {
  it("is all that is suggested, without words that are in no list any more", () => {
    const seen = createCase([
      said("category", "billing"),
      said("priority", "high"),
      said("skills", ["refunds", "unknown"]),
      said("title", "Charged twice"),
    ]);
    const values = suggestedValues(seen, NAMES);
    expect(values).toEqual({ category: "billing", priority: "high", skills: ["refunds"], title: "Charged twice" });
    expect(formatValues(values, NAMES)).toBe("Billing, High, Refunds, Charged twice");
    expect(isAcceptable(seen, NAMES)).toBe(true);
  });

  it("is nothing without a category, where that is open", () => {
    for (const seen of [
      createCase([said("category", "gone"), said("priority", "high")]),
      createCase([said("priority", "high")], { open: ["category", "priority"] }),
      createCase([said("skills", ["unknown"])]),
    ])
      expect(isAcceptable(seen, NAMES)).toBe(false);
    expect(isAcceptable(createCase([said("skills", [])]), NAMES)).toBe(true);
  });
});

it("a case asks the same while its reading and its values stand, whoever has the ticket by then", () => {
  const seen = createCase([said("category", "billing"), said("priority", "high")]);
  expect(isSameCase(seen, { ...seen, version: 3, skipped: true, description: "A charge, whole." })).toBe(true);
  for (const change of [
    { triageResultId: "later" },
    { open: ["category"] as const },
    { category: { slug: "billing", name: "Billing" } },
    { priority: "low" as const },
    { skills: ["stripe"] },
    { title: "Paid twice" },
  ])
    expect(isSameCase(seen, { ...seen, ...change } as typeof seen)).toBe(false);
});

it("why a value was only suggested is a sentence for each open field, also without a code or a suggestion", () => {
  const reason = "Keywords found: “paid”.";
  const seen = createCase(
    [
      said("priority", "high", { holdReason: "model-alone" }),
      said("skills", ["stripe"], { reason }),
      said("title", "x", { source: "fallback", reason: "Nothing in the text decides it." }),
    ],
    { open: ["category", "priority", "skills", "title"] },
  );
  expect(formatHoldReasons(seen).map(({ words }) => words)).toEqual([
    "No reader could name a category.",
    "No keyword rule agrees with the model.",
    `Confidence is below your threshold. ${reason}`,
    "Nothing in the text decides it, so a default was taken.",
  ]);
});
