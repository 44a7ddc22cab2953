import { eq } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/lib/db/client";
import { categories, skills, triageResults, workspace } from "@/lib/db/schema";
import { type Env, readEnv } from "@/lib/env";
import { TriageSettings } from "@/lib/settings/input";
import { TRIAGE_SETTINGS_KEY } from "@/lib/settings/load-triage-settings";
import { type FakeGeminiOptions, startFakeGemini } from "@/tests/contracts/gemini/fake-gemini";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { classifyText } from "./classify-text";
import { ClassifyTextInput } from "./input";

let db: Db;
const holder = globalThis as { __signalboxEnv?: Env };
const running: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  db = await testDatabase();
  await db.insert(categories).values([
    { slug: "general", name: "General" },
    { slug: "billing", name: "Billing", keywords: ["invoice", "refund"] },
  ]);
  await db.insert(skills).values([{ slug: "react", name: "React" }]);
});

afterEach(async () => {
  holder.__signalboxEnv = undefined;
  for (const fake of running.splice(0)) await fake.close();
});

async function asker() {
  return testContext(db, await createPerson(db));
}

async function withGemini(options: FakeGeminiOptions) {
  const fake = await startFakeGemini(options);
  running.push(fake);
  holder.__signalboxEnv = readEnv({ GEMINI_API_KEY: "k", GEMINI_BASE_URL: fake.url });
  return fake;
}

describe("preview of a text", () => {
  it("says category, priority and skills with a confidence that was computed, and why [S0.35] [S2.12]", async () => {
    holder.__signalboxEnv = readEnv({});
    const answer = await classifyText(await asker(), {
      title: "Urgent refund",
      description: "The invoice of the React course is wrong.",
    });
    expect(answer).toMatchObject({ category: "billing", priority: "high", skills: ["react"], source: "rules" });
    expect(answer.confidence.category).toBeGreaterThan(0.5);
    expect(answer.confidence.category).toBeLessThan(1);
    expect(answer.reasons).toEqual([
      "Keywords found: “refund” and “invoice”.",
      "Urgency words: “Urgent”.",
      "Named in the text: “React”.",
    ]);
    const vague = await classifyText(await asker(), { description: "One invoice and other things." });
    expect(vague.confidence.category).toBeLessThan(answer.confidence.category!);
  });

  it("says of each field that a requester may set what speaks for it, and whether it would be set or only suggested", async () => {
    holder.__signalboxEnv = readEnv({});
    const isConfident = await classifyText(await asker(), { description: "Urgent: refund the invoice." });
    expect(isConfident.fields).toEqual({
      category: { value: "billing", source: "rules", quotes: ["refund", "invoice"], apply: true, holdReason: null },
      priority: { value: "high", source: "rules", quotes: ["Urgent"], apply: true, holdReason: null },
      skills: { value: [], source: "rules", quotes: [], apply: true, holdReason: null },
    });
    const vague = await classifyText(await asker(), { description: "One invoice and other things." });
    expect(vague.fields.category).toMatchObject({ value: "billing", apply: false, holdReason: "unclear" });
    expect(vague.fields.priority).toMatchObject({ value: "medium", quotes: [], apply: true });
  });

  it("says nothing of a field whose automation is off, and only suggests where that was set", async () => {
    holder.__signalboxEnv = readEnv({});
    const input = { description: "Refund this invoice, it is urgent." };
    await classifyText(await asker(), input);
    const policy = TriageSettings.parse({
      fields: { category: { level: "suggest", threshold: 0.75 }, priority: { level: "off", threshold: 0.75 } },
    });
    await db.insert(workspace).values({ key: TRIAGE_SETTINGS_KEY, value: { policy, version: 1 } });
    expect((await classifyText(await asker(), input)).fields).toMatchObject({
      category: { value: "billing", apply: false, holdReason: "suggest-only" },
      priority: null,
    });
    await db.delete(workspace).where(eq(workspace.key, TRIAGE_SETTINGS_KEY));
  });

  it("stores nothing", async () => {
    holder.__signalboxEnv = readEnv({});
    await classifyText(await asker(), { description: "refund of an invoice" });
    expect(await db.select({ id: triageResults.id }).from(triageResults)).toEqual([]);
  });

  it("reads the same text once, and again when the lists changed", async () => {
    const fake = await withGemini({});
    const ask = async (description: string) => classifyText(await asker(), { description });
    await ask("about billing");
    await ask("about billing");
    expect(fake.requests).toHaveLength(1);
    await ask("about billing!");
    await db.insert(categories).values({ slug: "added", name: "Added" });
    await ask("about billing");
    expect(fake.requests).toHaveLength(3);
  });

  it("does not remember what was said while the model was away", async () => {
    const fake = await withGemini({ faults: ["overloaded"] });
    const ask = async () => classifyText(await asker(), { description: "again about billing" });
    expect((await ask()).source).toBe("rules");
    expect((await ask()).source).toBe("ai");
    expect(fake.requests).toHaveLength(2);
  });

  it("answers also where nothing fits: general as a fallback, never a guess", async () => {
    holder.__signalboxEnv = readEnv({});
    expect(await classifyText(await asker(), { description: "Blorf wibble." })).toMatchObject({
      category: "general",
      priority: "medium",
      skills: [],
      source: "fallback",
      confidence: { category: null, priority: null },
    });
  });

  it.each([
    {},
    { description: "" },
    { description: " \n" },
    { description: "x".repeat(50_001) },
    { description: 5 },
    { description: "x", title: "t".repeat(201) },
    { description: "x", role: "admin" },
  ])("refuses %#", (input) => expect(ClassifyTextInput.safeParse(input).success).toBe(false));
});
