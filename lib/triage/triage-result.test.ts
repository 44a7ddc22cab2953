import { describe, expect, it } from "vitest";
import { TriageSettings } from "@/lib/settings/input";
import { evaluationOf, heldFor, predictionOf, resultBy } from "@/tests/support/evaluation";
import { DEFAULT_DECISION_CONTEXT } from "./hold-reason-for";
import { makeTriageResult, triageStateOf } from "./triage-result";

describe("makeTriageResult", () => {
  it("If all predictions are held, the first is shown and waits for review", () => {
    const unsure = resultBy("learned", { category: predictionOf("account", { confidence: 0.4 }) });
    const unsureToo = resultBy("gemini", { category: predictionOf("billing", { confidence: 0.5 }) });
    const triageResult = makeTriageResult(evaluationOf(unsure, unsureToo), 1);
    expect(triageResult.fields.category).toMatchObject({ value: "account", apply: false });
    expect([triageStateOf(triageResult), triageResult.needsReview]).toEqual(["needs_review", ["category"]]);
  });

  it("A quote that is not in the ticket sends only its own field to review", () => {
    const gemini = resultBy("gemini", {
      category: predictionOf("billing", heldFor("quote-missing")),
      priority: predictionOf("high"),
    });
    const triageResult = makeTriageResult(evaluationOf(gemini), 1);
    expect(triageResult.fields.category).toMatchObject({ apply: false, holdReason: "quote-missing" });
    expect(triageResult.fields.priority).toMatchObject({ value: "high", apply: true });
    expect(triageResult.needsReview).toEqual(["category"]);
  });

  it("A rule does not override our own model's category with automation off", () => {
    const policy = TriageSettings.parse({ categories: { hardware: { level: "off" } } });
    const { fields, needsReview } = makeTriageResult(
      {
        ...evaluationOf(
          resultBy("learned", { category: predictionOf("hardware") }),
          resultBy("builtin", { category: predictionOf("billing") }),
        ),
        decisionContext: { ...DEFAULT_DECISION_CONTEXT, policy },
      },
      1,
    );
    expect(fields.category).toMatchObject({ value: "billing", apply: false, holdReason: "unclear" });
    expect(needsReview).toEqual(["category"]);
  });

  it("A suggested default needs no review", () => {
    const suggest = { level: "suggest", threshold: 0.75 };
    const policy = TriageSettings.parse({ fields: { priority: suggest, skills: suggest } });
    const needsReviewOf = (isDefault: boolean, skills: string[]) => {
      const fields = {
        category: predictionOf("billing"),
        priority: predictionOf("medium" as const, { isDefault }),
        skills: predictionOf(skills),
      };
      return makeTriageResult(
        { ...evaluationOf(resultBy("builtin", fields)), decisionContext: { ...DEFAULT_DECISION_CONTEXT, policy } },
        1,
      ).needsReview;
    };
    expect([needsReviewOf(true, []), needsReviewOf(false, ["vpn"])]).toEqual([[], ["priority", "skills"]]);
  });

  it("A default priority needs no review if only a weak prediction differs", () => {
    const model = resultBy("learned", { priority: predictionOf("low" as const, { confidence: 0.4 }) });
    const rule = resultBy("builtin", {
      priority: predictionOf("medium" as const, { isDefault: true, confidence: null }),
    });
    expect(makeTriageResult(evaluationOf(model, rule), 1).needsReview).not.toContain("priority");
  });
});

describe("title", () => {
  it("A title that is only suggested needs review", () => {
    const policy = TriageSettings.parse({ fields: { title: { level: "suggest", threshold: 0 } } });
    const evaluation = evaluationOf(
      resultBy("builtin", { category: predictionOf("billing"), title: predictionOf("Charged twice") }),
    );
    const { fields, needsReview } = makeTriageResult(
      { ...evaluation, decisionContext: { ...DEFAULT_DECISION_CONTEXT, policy } },
      1,
    );
    expect(fields.title).toMatchObject({ value: "Charged twice", apply: false, holdReason: "suggest-only" });
    expect(needsReview).toEqual(["title"]);
  });
});

describe("shadow values", () => {
  it("The other model's value is kept as shadow, whether it was asked for comparison or before", () => {
    const gemini = resultBy("gemini", { category: predictionOf("billing") });
    const aside = resultBy("learned", { category: predictionOf("account") }, true);
    const { fields, shadow } = makeTriageResult(evaluationOf(gemini, aside), 1);
    expect(fields.category?.provider).toBe("gemini");
    expect(shadow).toEqual({
      category: expect.objectContaining({ value: "account", provider: "learned", apply: false }),
    });
    const passedOver = resultBy("learned", { category: predictionOf("account", { confidence: 0.3 }) });
    expect(makeTriageResult(evaluationOf(passedOver, gemini), 1).shadow?.category).toMatchObject({
      provider: "learned",
    });
    expect(makeTriageResult(evaluationOf(gemini), 1).shadow).toBeNull();
  });
});
