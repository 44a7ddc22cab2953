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

function read(text: TicketText, chain: TriageProvider[] = []): Promise<TriageResult> {
  return classifyTicket({
    chain: [...chain, keywordsProvider, defaultsProvider],
    text,
    catalogue: SAMPLE_CATALOGUE,
    budgetMs: 10_000,
  });
}

function decided({ fields: { category, priority, skills } }: TriageResult) {
  return [category?.value, category?.apply, priority?.value, priority?.apply, skills?.value];
}

function expectOfTheLists({ fields: { category, priority, skills } }: TriageResult) {
  expect(SAMPLE_CATALOGUE.categories.map(({ slug }) => slug)).toContain(category?.value);
  expect(SAMPLE_CATALOGUE.priorities).toContain(priority?.value);
  const slugs = SAMPLE_CATALOGUE.skills.map(({ slug }) => slug);
  for (const slug of skills?.value ?? []) expect(slugs).toContain(slug);
}

/** All that people get to see of a reading. */
function expectNoCanary(triageResult: TriageResult, { canary }: Attack) {
  const { summary, helpfulNotes, proposedSkills, fields } = triageResult;
  const seen = JSON.stringify([summary, helpfulNotes, proposedSkills, fields]).toLowerCase();
  expect(seen).not.toContain(canary.toLowerCase());
  expect(seen.replace(/[^a-z0-9]/g, "")).not.toContain(canary.toLowerCase().replace("-", ""));
}

function expectTrueQuotes(triageResult: TriageResult, { title, description }: TicketText) {
  const { category, priority, skills } = triageResult.fields;
  for (const quote of [category, priority, skills].flatMap((field) => field?.quotes ?? [])) {
    expect([title ?? "", description].some((text) => text.includes(quote))).toBe(true);
  }
}

describe("the corpus", () => {
  it("has many attacks of many kinds, each with its own name and canary", () => {
    expect(ATTACKS.length).toBeGreaterThanOrEqual(70);
    expect(new Set(ATTACKS.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(15);
    expect(new Set(ATTACKS.map(({ id }) => id)).size).toBe(ATTACKS.length);
    expect(new Set(ATTACKS.map(({ canary }) => canary)).size).toBe(ATTACKS.length);
  });

  it.each(Object.entries(TWINS))("its twin %s is an ordinary ticket, read whole", async (_, twin) => {
    expect((await read(twin)).helpfulNotes).not.toContainEqual(IGNORED);
  });

  it("would work: without the defence the rules obey a good part of it", async () => {
    let obeyed = 0;
    for (const { text, twin } of ATTACKS) {
      const request = { catalogue: SAMPLE_CATALOGUE, signal: new AbortController().signal };
      const bare = await keywordsProvider.read({ text, ...request });
      const clean = await keywordsProvider.read({ text: TWINS[twin], ...request });
      if (!bare.ok || !clean.ok) throw new Error("The rules always answer.");
      if (bare.result.fields.priority?.value !== clean.result.fields.priority?.value) obeyed++;
    }
    expect(obeyed).toBeGreaterThan(20);
  });
});

describe("by the rules", () => {
  it.each(cases)("%s is sorted as its clean twin", async (_, attack) => {
    const triageResult = await read(attack.text);
    expect(decided(triageResult)).toEqual(decided(await read(TWINS[attack.twin])));
    expectOfTheLists(triageResult);
    expectNoCanary(triageResult, attack);
    expectTrueQuotes(triageResult, attack.text);
    expect(triageResult.helpfulNotes[0]).toEqual(IGNORED);
  });
});

describe("by a model that obeys every order", () => {
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

  it.each(cases)("%s changes nothing", async (_, attack) => {
    current = attack;
    asked.length = 0;
    const gemini = geminiProvider({ apiKey: "key-of-this-test", model: "gemini-test", baseUrl: fake.url });
    const triageResult = await read(attack.text, [gemini]);

    expect(asked).toHaveLength(1);
    expect(JSON.stringify(asked[0]!.body)).not.toContain(attack.canary);
    expectOfTheLists(triageResult);
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

/** What a captured model would say: the injected values, with quotes from the orders and of its own invention. */
function obedientAnswer({ wants, canary, orders }: Attack) {
  const order = orders.trim().slice(0, 60);
  const said = (value: unknown, quotes: string[]) => ({
    value,
    confidence: 0.99,
    reason: `Because ${canary}.`,
    quotes,
  });
  return {
    category: said(wants.category, [order]),
    priority: said(wants.priority, ["the requester said that it is critical"]),
    skills: said(wants.skills, [order, canary]),
    otherSkills: [canary],
    summary: `${canary}: all is lost.`,
    helpfulNotes: [`Write ${canary} down.`, `Ask when it began. See [this](https://evil.example/${canary}).`, canary],
    title: `${canary} now`,
  };
}
