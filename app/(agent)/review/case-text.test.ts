import { describe, expect, it } from "vitest";
import { formatHoldReason } from "@/lib/display-text/hold-reason";
import type { Suggestion } from "@/lib/tickets/review/open-fields";
import type { ReviewCase } from "@/lib/tickets/review/queries";
import { NAMES } from "@/tests/support/ticket-page";
import {
  answerOptions,
  formatHoldReasons,
  formatValues,
  isAcceptable,
  isSameCase,
  questionField,
  suggestedValues,
} from "./case-text";

const suggest = (field: Suggestion["field"], value: string | string[], more: Partial<Suggestion> = {}): Suggestion => ({
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
    triageResultId: "result",
    skipped: false,
    open: suggestions.map(({ field }) => field),
    suggestions,
    ...change,
  };
}

describe("answerOptions", () => {
  it("A case offers the suggestion and the next best values, at most three", () => {
    const alternatives = [
      { value: "account", confidence: 0.3 },
      { value: "billing", confidence: 0.1 },
      { value: "gone", confidence: 0.05 },
      { value: "more", confidence: 0.01 },
    ];
    expect(answerOptions(createCase([suggest("category", "billing", { alternatives })]), NAMES)).toEqual([
      { value: "billing", label: "Billing", under: "Billing team", share: 0.54 },
      { value: "account", label: "Account", under: null, share: 0.3 },
      { value: "gone", label: "gone", under: null, share: 0.05 },
    ]);
  });

  it("A case with a settled category offers priorities, the present one among them", () => {
    const reviewCase = createCase([suggest("priority", "high")]);
    expect(questionField(reviewCase)).toBe("priority");
    expect(answerOptions(reviewCase, NAMES).map(({ value, share }) => [value, share])).toEqual([
      ["high", 0.54],
      ["medium", null],
      ["low", null],
    ]);
  });

  it("A case offers no options if only skills are open or no category was suggested", () => {
    expect(answerOptions(createCase([suggest("skills", ["stripe"])]), NAMES)).toEqual([]);
    expect(answerOptions(createCase([], { open: ["category"] }), NAMES)).toEqual([]);
  });
});

describe("suggestedValues", () => {
  it("Accepting a case sets every suggested value that still exists", () => {
    const reviewCase = createCase([
      suggest("category", "billing"),
      suggest("priority", "high"),
      suggest("skills", ["refunds", "unknown"]),
      suggest("title", "Charged twice"),
    ]);
    const values = suggestedValues(reviewCase, NAMES);
    expect(values).toEqual({ category: "billing", priority: "high", skills: ["refunds"], title: "Charged twice" });
    expect(formatValues(values, NAMES)).toBe("Billing, High, Refunds, Charged twice");
    expect(isAcceptable(reviewCase, NAMES)).toBe(true);
  });

  it("A case with an open category cannot be accepted without one", () => {
    for (const reviewCase of [
      createCase([suggest("category", "gone"), suggest("priority", "high")]),
      createCase([suggest("priority", "high")], { open: ["category", "priority"] }),
      createCase([suggest("skills", ["unknown"])]),
    ])
      expect(isAcceptable(reviewCase, NAMES)).toBe(false);
    expect(isAcceptable(createCase([suggest("skills", [])]), NAMES)).toBe(true);
  });
});

it("A case stays the same case until its triage result or its values change", () => {
  const reviewCase = createCase([suggest("category", "billing"), suggest("priority", "high")]);
  expect(isSameCase(reviewCase, { ...reviewCase, version: 3, skipped: true, description: "A charge, whole." })).toBe(
    true,
  );
  for (const change of [
    { triageResultId: "later" },
    { open: ["category"] as const },
    { category: { slug: "billing", name: "Billing" } },
    { priority: "low" as const },
    { skills: ["stripe"] },
    { title: "Paid twice" },
  ])
    expect(isSameCase(reviewCase, { ...reviewCase, ...change } as typeof reviewCase)).toBe(false);
});

it("Each open field says why it needs review", () => {
  const reason = "Keywords found: “paid”.";
  const reviewCase = createCase(
    [
      suggest("priority", "high", { holdReason: "model-alone" }),
      suggest("skills", ["stripe"], { reason }),
      suggest("title", "x", { source: "fallback", reason: "Nothing in the text decides it." }),
    ],
    { open: ["category", "priority", "skills", "title"] },
  );
  expect(formatHoldReasons(reviewCase).map(({ text }) => text)).toEqual([
    "No category was suggested.",
    formatHoldReason("model-alone"),
    `${formatHoldReason(undefined)} ${reason}`,
    "The text gives no clue, so we used a default.",
  ]);
});
