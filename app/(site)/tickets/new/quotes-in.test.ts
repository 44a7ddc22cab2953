import { describe, expect, it } from "vitest";
import { quotesIn } from "./quotes-in";

describe("the words that a reading rests on", () => {
  const text = "Our card was charged twice, and the invoice is wrong.";
  const none = { category: null, priority: null };
  const texts = (reasons: string[], fields: Parameters<typeof quotesIn>[0]["fields"] = none) =>
    quotesIn({ reasons, source: "rules", fields }, text).map((quote) => quote.text);

  it("are those of category and priority first, then what reasons name", () => {
    const category = { value: "billing", source: "ai" as const, quotes: ["the invoice"], apply: true, doubt: null };
    expect(texts(["“charged twice” and “the invoice”"], { ...none, category })).toEqual([
      "the invoice",
      "charged twice",
    ]);
  });

  it("are taken from the reasons, exactly as they stand in the text", () => {
    expect(texts(["Words that decide: “charged twice”, “invoice”."])).toEqual(["charged twice", "invoice"]);
    expect(texts(['It says "charged twice".'])).toEqual(["charged twice"]);
  });

  it("are left out where the text does not hold them, and never come twice", () => {
    expect(texts(["“refund” and “charged twice”", "“charged twice”"])).toEqual(["charged twice"]);
    expect(texts(["no quote at all"])).toEqual([]);
  });
});
