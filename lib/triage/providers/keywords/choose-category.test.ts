import { describe, expect, it } from "vitest";
import { splitWords } from "@/lib/text/split-words";
import { SAMPLE_CATALOGUE } from "@/tests/contracts/gemini/sample-catalogue";
import { chooseCategory } from "./choose-category";
import { indexCategories } from "./score-categories";

const index = indexCategories(SAMPLE_CATALOGUE.categories);
const choose = (description: string, title = "") =>
  chooseCategory(index, splitWords(title ? `${title}\n\n${description}` : description), title.length);

describe("chooseCategory", () => {
  it("Two different keywords decide a category and are its reason and quotes", () => {
    expect(choose("I want a refund for the Invoices of May.")).toMatchObject({
      value: "billing",
      isConfident: true,
      quotes: ["refund", "Invoices"],
      reason: { code: "keywords" },
    });
  });

  it("One keyword of several words decides too", () => {
    expect(choose("The docking station buzzes.")).toMatchObject({ value: "hardware", isConfident: true });
  });

  it("A single word only suggests", () => {
    expect(choose("Something about a refund.")).toMatchObject({ value: "billing", isConfident: false });
  });

  it("The text “I need to add a monitor” is about hardware, not about logins by way of “ad”", () => {
    const prediction = choose("I need to add a monitor");
    expect(prediction?.value).toBe("hardware");
    expect(prediction?.alternatives).toEqual([]);
  });

  it("A keyword inside an address does not count", () => {
    expect(choose("Send it to refund.invoice@example.com and https://example.com/payment")).toBeUndefined();
  });

  it("Two equally supported categories give a suggestion with an alternative", () => {
    const prediction = choose("I forgot my password for the login, and the invoice for the refund is wrong.");
    expect(prediction?.isConfident).toBe(false);
    expect(prediction?.alternatives?.[0]?.value).toBe(prediction?.value === "billing" ? "account" : "billing");
  });

  it("A word in the title weighs more than in the description", () => {
    expect(choose("The invoice is fine.", "Laptop")?.value).toBe("hardware");
    expect(choose("The laptop is fine.", "Invoice")?.value).toBe("billing");
  });

  it("Without a match there is no category, never the first one", () => {
    expect(choose("Blorf wibble zzqx")).toBeUndefined();
    expect(choose("")).toBeUndefined();
    expect(chooseCategory(indexCategories([]), splitWords("refund"), 0)).toBeUndefined();
  });

  it("Words of a description suggest and never decide", () => {
    const prediction = choose("There is suspicious activity.");
    expect(prediction).toMatchObject({ value: "fraud", isConfident: false });
    expect(prediction?.reason).toEqual({ code: "description-words" });
  });

  it("A category called General does not match “in general”", () => {
    expect(choose("In general I wonder.")).toBeUndefined();
  });
});
