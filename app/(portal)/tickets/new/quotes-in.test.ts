import { describe, expect, it } from "vitest";
import { quotesIn } from "./quotes-in";

describe("quotesIn", () => {
  const text = "Our card was charged twice, and the invoice is wrong.";
  const field = <T>(value: T, ...quotes: string[]) => {
    return { value, source: "rules" as const, quotes, apply: true, holdReason: null };
  };
  const none = { category: null, priority: null, skills: null };
  const texts = (fields: Partial<Parameters<typeof quotesIn>[0]["fields"]>) =>
    quotesIn({ fields: { ...none, ...fields } }, text).map((quote) => quote.text);

  it("Quotes of category and priority come before those of skills", () => {
    const skills = field(["cards"], "card", "the invoice");
    expect(texts({ skills, category: field("billing", "the invoice") })).toEqual(["the invoice", "card"]);
  });

  it("Quotes that are not in the text are left out, and none comes twice", () => {
    const priority = field("high" as const, "charged twice");
    expect(texts({ category: field("billing", "refund", "charged twice"), priority })).toEqual(["charged twice"]);
    expect(texts({})).toEqual([]);
  });
});
