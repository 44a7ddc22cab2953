import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STARTER_CATEGORIES, STARTER_SKILLS } from "@/lib/catalogue/starter";
import { PRIORITIES } from "@/lib/domain/ticket";
import type { Catalogue, ProviderResult, TicketText } from "@/lib/triage/provider";
import { anyText } from "@/tests/contracts/gemini/any-text";
import { SAMPLE_CATALOGUE } from "@/tests/contracts/gemini/sample-catalogue";
import { keywordsProvider } from "./keywords-provider";

const NEW_WORKSPACE: Catalogue = {
  categories: [...STARTER_CATEGORIES],
  skills: [...STARTER_SKILLS],
  priorities: PRIORITIES,
};

function classifyByRules(text: TicketText, catalogue: Catalogue = SAMPLE_CATALOGUE): ProviderResult {
  const answer = keywordsProvider.classify({ text, catalogue, signal: new AbortController().signal });
  if (answer instanceof Promise || !answer.ok) throw new Error("The rules always answer at once.");
  return answer.result;
}

describe("keywords provider", () => {
  it("The rules classify a ticket without a key and a network [S1.2] [S1.21]", () => {
    const result = classifyByRules({
      title: null,
      description: "Hello,\nI was charged twice: invoice 20391. The Node.js import shows it.",
    });
    expect(result.fields).toMatchObject({
      category: { value: "billing", isConfident: true },
      priority: { value: "high" },
      skills: { value: ["node.js"] },
      title: { value: "I was charged twice: invoice 20391" },
    });
    expect(result.summary).toContain("charged twice");
    expect(result.helpfulNotes.length).toBeGreaterThan(0);
  });

  it.each([
    ["technical", "low", "The export API answers with error 500 since the deploy, no rush."],
    ["billing", "high", "I was charged twice for this invoice, please refund the payment."],
    ["account", "high", "I am locked out of my account and the password reset mail never comes."],
    ["fraud", "high", "Fraud: a phishing mail asked for my code, and now somebody uses my stolen card."],
    ["general", "medium", "What are your opening hours at Easter?"],
  ])("A new workspace finds category %s and priority %s [S0.1] [S3.2]", (category, priority, description) => {
    const { fields } = classifyByRules({ title: null, description }, NEW_WORKSPACE);
    expect([fields.category?.value, fields.category?.isConfident, fields.priority?.value]).toEqual([
      category,
      true,
      priority,
    ]);
  });

  it("The rules read the title too", () => {
    const description = "See above, please.";
    expect(classifyByRules({ title: null, description }).fields.category).toBeUndefined();
    expect(classifyByRules({ title: "Refund of my payment", description }).fields.category?.value).toBe("billing");
  });

  it("A change of keywords counts at once", () => {
    const text = { title: null, description: "My badge and the turnstile don't like each other" };
    const [first, ...rest] = SAMPLE_CATALOGUE.categories;
    const changed = { ...SAMPLE_CATALOGUE, categories: [{ ...first!, keywords: ["badge", "turnstile"] }, ...rest] };
    expect(classifyByRules(text).fields.category).toBeUndefined();
    expect(classifyByRules(text, changed).fields.category).toMatchObject({ value: first!.slug, isConfident: true });
  });

  it("The rules work with an empty catalogue", () => {
    const result = classifyByRules(
      { title: null, description: "refund" },
      { categories: [], skills: [], priorities: SAMPLE_CATALOGUE.priorities },
    );
    expect(result.fields).toMatchObject({ priority: { value: "medium" }, skills: { value: [] } });
    expect(result.fields.category).toBeUndefined();
  });

  it.each([
    ["dots", "a.".repeat(25_000)],
    ["one word", "a".repeat(50_000)],
    ["at signs", "a@".repeat(25_000)],
    ["quotes", "'\"".repeat(25_000)],
    ["line feeds", `${"\n".repeat(49_999)}x`],
    ["half terms", "node.".repeat(10_000)],
    ["schemes", `${"a".repeat(49_000)}!://x`],
  ])("The rules classify 50,000 characters of %s", (_, description) => {
    expect(classifyByRules({ title: null, description }).fields.priority?.value).toBe("medium");
  });

  it("The rules never throw and stay within the catalogue and 0 to 1, for any text", () => {
    const word = fc.constantFrom(
      "refund",
      "invoice",
      "c++",
      "not",
      "urgent",
      "is down",
      "Go",
      "password",
      "\n\n",
      "@",
      "a@b.c",
      "…",
    );
    const text = fc.oneof(
      anyText,
      fc.array(word).map((words) => words.join(" ")),
    );
    const slugs = SAMPLE_CATALOGUE.categories.map(({ slug }) => slug);
    const skills = SAMPLE_CATALOGUE.skills.map(({ slug }) => slug);
    fc.assert(
      fc.property(fc.option(text), text, (title, description) => {
        const { fields, summary, helpfulNotes } = classifyByRules({ title, description });
        const whole = `${title ?? ""}\n\n${description}`;
        if (fields.category) {
          expect(slugs).toContain(fields.category.value);
          for (const each of [fields.category, ...(fields.category.alternatives ?? [])]) {
            expect(each.confidence! >= 0 && each.confidence! <= 1).toBe(true);
          }
          for (const quote of fields.category.quotes) expect(whole).toContain(quote);
        }
        for (const slug of fields.skills!.value) expect(skills).toContain(slug);
        expect((summary ?? "").length).toBeLessThanOrEqual(200);
        expect((fields.title?.value ?? "").length).toBeLessThanOrEqual(80);
        expect(helpfulNotes.length).toBeLessThanOrEqual(6);
      }),
      { numRuns: 300 },
    );
  });
});
