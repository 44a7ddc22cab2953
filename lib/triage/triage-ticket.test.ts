import { eq } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jobActor } from "@/lib/auth/actor";
import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { categories, skills, tickets, triageResults } from "@/lib/db/schema";
import { type Env, readEnv } from "@/lib/env";
import { newId } from "@/lib/ids";
import { type FakeGeminiOptions, startFakeGemini } from "@/tests/contracts/gemini/fake-gemini";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { triageTicket } from "./triage-ticket";

let db: Db;
let ctx: Context;
const holder = globalThis as { __signalboxEnv?: Env };
const running: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  db = await testDatabase();
  ctx = testContext(db, jobActor("triage"));
  await db.insert(categories).values([
    { slug: "billing", name: "Billing", description: "Money", keywords: ["invoice", "refund"] },
    { slug: "general", name: "General" },
    { slug: "old", name: "Old", keywords: ["invoice", "refund"], retiredAt: new Date() },
  ]);
  await db.insert(skills).values([
    { slug: "react", name: "React" },
    { slug: "vue", name: "Vue", state: "proposed" },
  ]);
});

beforeEach(() => {
  holder.__signalboxEnv = readEnv({});
});

afterEach(async () => {
  holder.__signalboxEnv = undefined;
  for (const fake of running.splice(0)) await fake.close();
});

async function createTicket(values: Partial<typeof tickets.$inferInsert> = {}): Promise<string> {
  const requester = await createPerson(db);
  const id = newId();
  await db.insert(tickets).values({
    id,
    number: `TKT-20261120-${id.slice(-8)}`,
    description: "The refund of my invoice never came. I use React and Vue.",
    channel: "api",
    requesterId: requester.id,
    ...values,
  });
  return id;
}

async function triageResultOf(id: string) {
  const [row] = await db.select().from(triageResults).where(eq(triageResults.id, id));
  return row!;
}

async function withGemini(options: FakeGeminiOptions) {
  const fake = await startFakeGemini(options);
  running.push(fake);
  holder.__signalboxEnv = readEnv({ GEMINI_API_KEY: "k", GEMINI_BASE_URL: fake.url, GEMINI_MODEL: "gemini-test" });
  return fake;
}

describe("triageTicket", () => {
  it("Without a key the rules fill the triage result, and the ticket is not changed [S4.22] [S1.21]", async () => {
    const ticketId = await createTicket({ title: "It is urgent" });
    const before = await db.select().from(tickets).where(eq(tickets.id, ticketId));
    const triaged = await triageTicket(ctx, { ticketId, eventId: newId() });
    const triageResult = await triageResultOf(triaged.triageResultId);

    expect(triaged).toMatchObject({ state: "done", attempts: [{ provider: "builtin", outcome: "answered" }] });
    expect(triageResult).toMatchObject({ ticketId, ticketVersion: 1, provider: "builtin", model: null });
    expect(triageResult.fields).toMatchObject({
      category: { value: "billing", source: "rules", apply: true },
      priority: { value: "high" },
      skills: { value: ["react"] },
    });
    expect(triageResult.helpfulNotes.length).toBeGreaterThan(0);
    expect(await db.select().from(tickets).where(eq(tickets.id, ticketId))).toEqual(before);
  });

  it("With GEMINI_API_KEY set, Gemini classifies title and description [S4.21] [S4.25]", async () => {
    const fake = await withGemini({});
    const ticketId = await createTicket({ title: "About my billing" });
    const { triageResultId } = await triageTicket(ctx, { ticketId, eventId: newId() });
    expect(await triageResultOf(triageResultId)).toMatchObject({
      provider: "gemini",
      model: "gemini-test",
      promptVersion: "3",
      inputTokens: 321,
    });
    expect(fake.requests).toHaveLength(1);
    expect(fake.requests[0]).toMatchObject({ apiKey: "k", model: "gemini-test" });
    expect(fake.requests[0]?.ticket).toContain("Title: About my billing");
    expect(fake.requests[0]?.ticket).toContain("never came");
    const { category } = fake.requests[0]!.body.generationConfig.responseSchema.properties;
    expect(category.properties.value.enum).toEqual(["billing", "general"]);
  });

  it("A repeated event returns the first result and asks no model", async () => {
    const fake = await withGemini({});
    const input = { ticketId: await createTicket(), eventId: newId() };
    const first = await triageTicket(ctx, input);
    expect(await triageTicket(ctx, input)).toEqual(first);
    expect(fake.requests).toHaveLength(1);
  });

  it("The same event delivered five times at once stores one result", async () => {
    const input = { ticketId: await createTicket(), eventId: newId() };
    const all = await Promise.all(Array.from({ length: 5 }, () => triageTicket(ctx, input)));
    expect(new Set(all.map(({ triageResultId }) => triageResultId)).size).toBe(1);
    expect(await db.select().from(triageResults).where(eq(triageResults.eventId, input.eventId))).toHaveLength(1);
  });

  it("Another event stores another result", async () => {
    const ticketId = await createTicket();
    await triageTicket(ctx, { ticketId, eventId: newId() });
    await triageTicket(ctx, { ticketId, eventId: newId() });
    expect(await db.select().from(triageResults).where(eq(triageResults.ticketId, ticketId))).toHaveLength(2);
  });

  it("The step's return value says why a model was not used, and holds no ticket text", async () => {
    await withGemini({ faults: ["rate_limit"] });
    const ticketId = await createTicket({ description: "Canary refund of the invoice" });
    const triaged = await triageTicket(ctx, { ticketId, eventId: newId() });
    expect(triaged.attempts).toMatchObject([
      { provider: "gemini", outcome: "rate_limited", retryAfterSeconds: 18 },
      { provider: "builtin", outcome: "answered" },
    ]);
    expect(JSON.stringify(triaged)).not.toMatch(/canary|refund/i);
  });

  it("A deleted ticket is not classified and is sent to no model", async () => {
    const fake = await withGemini({});
    const ticketId = await createTicket({ deletedAt: new Date() });
    await expect(triageTicket(ctx, { ticketId, eventId: newId() })).rejects.toMatchObject({ code: "not_found" });
    expect(fake.requests).toHaveLength(0);
  });

  it("A requester may not start triage", async () => {
    const asker = testContext(db, await createPerson(db));
    await expect(triageTicket(asker, { ticketId: newId(), eventId: newId() })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("Characters that Postgres can't store in JSON are removed", async () => {
    await withGemini({
      answer: () => ({
        category: { value: "billing", confidence: 0.9, reason: "a\u0000\ud800b", quotes: ["refund"] },
        priority: { value: "low", confidence: 0.9, reason: "", quotes: ["refund"] },
        skills: { value: [], confidence: 1, reason: "", quotes: [] },
        helpfulNotes: ["\u0000\udc00x"],
        title: "\u0000T",
      }),
    });
    const ticketId = await createTicket({ description: "A refund, please." });
    const { triageResultId } = await triageTicket(ctx, { ticketId, eventId: newId() });
    expect(await triageResultOf(triageResultId)).toMatchObject({
      provider: "gemini",
      fields: { title: { value: "T" } },
    });
  });
});
