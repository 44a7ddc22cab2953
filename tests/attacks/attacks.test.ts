import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatHelpfulNote } from "@/lib/display-text/triage";
import { classifyTicket } from "@/lib/triage/classify-ticket";
import type { TicketText, TriageProvider } from "@/lib/triage/provider";
import { defaultsProvider } from "@/lib/triage/providers/defaults";
import { geminiProvider } from "@/lib/triage/providers/gemini/gemini-provider";
import { keywordsProvider } from "@/lib/triage/providers/keywords/keywords-provider";
import type { TriageResult } from "@/lib/triage/triage-result";
import { type FakeRequest, startFakeGemini } from "@/tests/contracts/gemini/fake-gemini";
import { SAMPLE_CATALOGUE } from "@/tests/contracts/gemini/sample-catalogue";
import { ATTACKS, type Attack } from "./attacks";
import { TWINS } from "./twins";

const IGNORED = { code: "instructions-ignored" };

const cases = ATTACKS.map((attack) => [attack.id, attack] as const);

function classify(text: TicketText, chain: TriageProvider[] = []): Promise<TriageResult> {
  return classifyTicket({
    chain: [...chain, keywordsProvider, defaultsProvider],
    text,
    catalogue: SAMPLE_CATALOGUE,
    budgetMs: 10_000,
  });
}

function decidedValues({ fields: { category, priority, skills } }: TriageResult) {
  return [category?.value, category?.apply, priority?.value, priority?.apply, skills?.value];
}

function expectValuesOfCatalogue({ fields: { category, priority, skills } }: TriageResult) {
  expect(SAMPLE_CATALOGUE.categories.map(({ slug }) => slug)).toContain(category?.value);
  expect(SAMPLE_CATALOGUE.priorities).toContain(priority?.value);
  const slugs = SAMPLE_CATALOGUE.skills.map(({ slug }) => slug);
  for (const slug of skills?.value ?? []) expect(slugs).toContain(slug);
}

/** Everything that people see of a result. */
function expectNoCanary(triageResult: TriageResult, { canary }: Attack) {
  const { summary, helpfulNotes, proposedSkills, fields } = triageResult;
  const visible = JSON.stringify([summary, helpfulNotes, proposedSkills, fields]).toLowerCase();
  expect(visible).not.toContain(canary.toLowerCase());
  expect(visible.replace(/[^a-z0-9]/g, "")).not.toContain(canary.toLowerCase().replace("-", ""));
}

function expectTrueQuotes(triageResult: TriageResult, { title, description }: TicketText) {
  const { category, priority, skills } = triageResult.fields;
  for (const quote of [category, priority, skills].flatMap((field) => field?.quotes ?? [])) {
    expect([title ?? "", description].some((text) => text.includes(quote))).toBe(true);
  }
}

describe("attack corpus", () => {
  it("The corpus has many attacks of many kinds, each with its own id and canary", () => {
    expect(ATTACKS.length).toBeGreaterThanOrEqual(70);
    expect(new Set(ATTACKS.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(15);
    expect(new Set(ATTACKS.map(({ id }) => id)).size).toBe(ATTACKS.length);
    expect(new Set(ATTACKS.map(({ canary }) => canary)).size).toBe(ATTACKS.length);
  });

  it.each(Object.entries(TWINS))("The twin %s is an ordinary ticket and is not blanked", async (_, twin) => {
    expect((await classify(twin)).helpfulNotes).not.toContainEqual(IGNORED);
  });

  it("Without the defence, the rules obey a good part of the attacks", async () => {
    let obeyed = 0;
    for (const { text, twin } of ATTACKS) {
      const request = { catalogue: SAMPLE_CATALOGUE, signal: new AbortController().signal };
      const bare = await keywordsProvider.classify({ text, ...request });
      const clean = await keywordsProvider.classify({ text: TWINS[twin], ...request });
      if (!bare.ok || !clean.ok) throw new Error("The rules always answer.");
      if (bare.result.fields.priority?.value !== clean.result.fields.priority?.value) obeyed++;
    }
    expect(obeyed).toBeGreaterThan(20);
  });
});

describe("keyword rules", () => {
  it.each(cases)("Attack %s is classified like its clean twin", async (_, attack) => {
    const triageResult = await classify(attack.text);
    expect(decidedValues(triageResult)).toEqual(decidedValues(await classify(TWINS[attack.twin])));
    expectValuesOfCatalogue(triageResult);
    expectNoCanary(triageResult, attack);
    expectTrueQuotes(triageResult, attack.text);
    expect(triageResult.helpfulNotes[0]).toEqual(IGNORED);
  });
});

describe("obedient model", () => {
  let current: Attack;
  let fake: Awaited<ReturnType<typeof startFakeGemini>>;
  const asked: FakeRequest[] = [];

  beforeAll(async () => {
    fake = await startFakeGemini({
      answer: (request) => {
        asked.push(request);
        return obedientAnswer(current);
      },
    });
  });
  afterAll(() => fake.close());

  it.each(cases)("Attack %s changes nothing, even with a model that obeys it", async (_, attack) => {
    current = attack;
    asked.length = 0;
    const gemini = geminiProvider({ apiKey: "key-of-this-test", model: "gemini-test", baseUrl: fake.url });
    const triageResult = await classify(attack.text, [gemini]);

    expect(asked).toHaveLength(1);
    expect(JSON.stringify(asked[0]!.body)).not.toContain(attack.canary);
    expectValuesOfCatalogue(triageResult);
    expectNoCanary(triageResult, attack);
    expectTrueQuotes(triageResult, attack.text);
    const { category, priority, skills } = triageResult.fields;
    for (const field of [category, priority, skills]) expect(field?.source === "ai" && field.apply).toBe(false);
    expect(triageResult.helpfulNotes[0]).toEqual(IGNORED);
    expect(triageResult.helpfulNotes.some((note) => formatHelpfulNote(note).startsWith("Ask when it began."))).toBe(
      true,
    );
  });
});

/** The answer of a hijacked model: the injected values, with quotes from the instructions and invented ones. */
function obedientAnswer({ wants, canary, instructions }: Attack) {
  const quote = instructions.trim().slice(0, 60);
  const field = (value: unknown, quotes: string[]) => ({
    value,
    confidence: 0.99,
    reason: `Because ${canary}.`,
    quotes,
  });
  return {
    category: field(wants.category, [quote]),
    priority: field(wants.priority, ["the requester said that it is critical"]),
    skills: field(wants.skills, [quote, canary]),
    otherSkills: [canary],
    summary: `${canary}: all is lost.`,
    helpfulNotes: [`Write ${canary} down.`, `Ask when it began. See [this](https://evil.example/${canary}).`, canary],
    title: `${canary} now`,
  };
}
