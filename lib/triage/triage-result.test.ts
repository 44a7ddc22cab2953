import { describe, expect, it } from "vitest";
import { TriageSettings } from "@/lib/settings/input";
import { evaluationOf, heldFor, predictionOf, resultBy } from "@/tests/support/evaluation";
import { DEFAULT_DECISION_CONTEXT } from "./hold-reason-for";
import { makeTriageResult, triageStateOf } from "./triage-result";

describe("a verdict", () => {
  it("shows the first of those who are all unsure, and waits for a person", () => {
    const unsure = resultBy("learned", { category: predictionOf("account", { confidence: 0.4 }) });
    const unsureToo = resultBy("gemini", { category: predictionOf("billing", { confidence: 0.5 }) });
    const triageResult = makeTriageResult(evaluationOf(unsure, unsureToo), 1);
    expect(triageResult.fields.category).toMatchObject({ value: "account", apply: false });
    expect([triageStateOf(triageResult), triageResult.needsReview]).toEqual(["needs_review", ["category"]]);
  });

  it("a quote that the ticket lacks sends only its own field to review", () => {
    const gemini = resultBy("gemini", {
      category: predictionOf("billing", heldFor("quote-missing")),
      priority: predictionOf("high"),
    });
    const triageResult = makeTriageResult(evaluationOf(gemini), 1);
    expect(triageResult.fields.category).toMatchObject({ apply: false, holdReason: "quote-missing" });
    expect(triageResult.fields.priority).toMatchObject({ value: "high", apply: true });
    expect(triageResult.needsReview).toEqual(["category"]);
  });

  it("what our own model puts where automation is off is not put elsewhere by a rule", () => {
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

  it("what is usual anyway is nobody's to look at where values are only suggested", () => {
    const suggest = { level: "suggest", threshold: 0.75 };
    const policy = TriageSettings.parse({ fields: { priority: suggest, skills: suggest } });
    const asked = (isDefault: boolean, skills: string[]) => {
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
    expect([asked(true, []), asked(false, ["vpn"])]).toEqual([[], ["priority", "skills"]]);
  });

  it("a priority that is usual anyway, which only an unsure model would change, asks for nobody", () => {
    const model = resultBy("learned", { priority: predictionOf("low" as const, { confidence: 0.4 }) });
    const rule = resultBy("builtin", {
      priority: predictionOf("medium" as const, { isDefault: true, confidence: null }),
    });
    expect(makeTriageResult(evaluationOf(model, rule), 1).needsReview).not.toContain("priority");
  });
});

describe("a title", () => {
  it("that admins only want suggested waits for a person like any other suggestion", () => {
    const policy = TriageSettings.parse({ fields: { title: { level: "suggest", threshold: 0 } } });
    const told = evaluationOf(
      resultBy("builtin", { category: predictionOf("billing"), title: predictionOf("Charged twice") }),
    );
    const { fields, needsReview } = makeTriageResult(
      { ...told, decisionContext: { ...DEFAULT_DECISION_CONTEXT, policy } },
      1,
    );
    expect(fields.title).toMatchObject({ value: "Charged twice", apply: false, holdReason: "suggest-only" });
    expect(needsReview).toEqual(["title"]);
  });
});

describe("what the other would have said", () => {
  it("is kept beside what counts, whether it was asked on purpose or heard on the way", () => {
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
