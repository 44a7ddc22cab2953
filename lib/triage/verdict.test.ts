import { describe, expect, it } from "vitest";
import { TriagePolicy } from "@/lib/policy/input";
import { doubted, heard, hearing, said } from "@/tests/support/hearing";
import { NO_GROUNDS } from "./decide";
import { makeVerdict, stateOf } from "./verdict";

describe("a verdict", () => {
  it("shows the first of those who are all unsure, and waits for a person", () => {
    const unsure = heard("learned", { category: said("account", { confidence: 0.4 }) });
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

  it("a priority that is usual anyway, which only an unsure model would change, asks for nobody", () => {
    const model = heard("learned", { priority: said("low" as const, { confidence: 0.4 }) });
    const rule = heard("builtin", { priority: said("medium" as const, { usual: true, confidence: null }) });
    expect(makeVerdict(hearing(model, rule), 1).needsReview).not.toContain("priority");
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
});
