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

async function requesterContext() {
  return testContext(db, await createPerson(db));
}

async function withGemini(options: FakeGeminiOptions) {
  const fake = await startFakeGemini(options);
  running.push(fake);
  holder.__signalboxEnv = readEnv({ GEMINI_API_KEY: "k", GEMINI_BASE_URL: fake.url });
  return fake;
}

describe("classifyText", () => {
  it("A preview has category, priority and skills with a computed confidence and the reasons [S0.35] [S2.12]", async () => {
    holder.__signalboxEnv = readEnv({});
    const answer = await classifyText(await requesterContext(), {
      title: "Urgent refund",
      description: "The invoice of the React course is wrong.",
    });
    expect(answer).toMatchObject({ category: "billing", priority: "high", skills: ["react"], source: "rules" });
    expect(answer.confidence.category).toBeGreaterThan(0.5);
    expect(answer.confidence.category).toBeLessThan(1);
    expect(answer.reasons).toEqual([
      "Keywords found: “refund” and “invoice”.",
      "Urgency words found: “Urgent”.",
      "The text names “React”.",
    ]);
    const vague = await classifyText(await requesterContext(), { description: "One invoice and other things." });
    expect(vague.confidence.category).toBeLessThan(answer.confidence.category!);
  });

  it("Each field of a preview has its quotes, and tells whether it would be set or suggested", async () => {
    holder.__signalboxEnv = readEnv({});
    const clear = await classifyText(await requesterContext(), { description: "Urgent: refund the invoice." });
    expect(clear.fields).toEqual({
      category: { value: "billing", source: "rules", quotes: ["refund", "invoice"], apply: true, holdReason: null },
      priority: { value: "high", source: "rules", quotes: ["Urgent"], apply: true, holdReason: null },
      skills: { value: [], source: "rules", quotes: [], apply: true, holdReason: null },
    });
    const vague = await classifyText(await requesterContext(), { description: "One invoice and other things." });
    expect(vague.fields.category).toMatchObject({ value: "billing", apply: false, holdReason: "unclear" });
    expect(vague.fields.priority).toMatchObject({ value: "medium", quotes: [], apply: true });
  });

  it("A field with automation off has no value, and one set to suggest is only suggested", async () => {
    holder.__signalboxEnv = readEnv({});
    const input = { description: "Refund this invoice, it is urgent." };
    await classifyText(await requesterContext(), input);
    const policy = TriageSettings.parse({
      fields: { category: { level: "suggest", threshold: 0.75 }, priority: { level: "off", threshold: 0.75 } },
    });
    await db.insert(workspace).values({ key: TRIAGE_SETTINGS_KEY, value: { policy, version: 1 } });
    expect((await classifyText(await requesterContext(), input)).fields).toMatchObject({
      category: { value: "billing", apply: false, holdReason: "suggest-only" },
      priority: null,
    });
    await db.delete(workspace).where(eq(workspace.key, TRIAGE_SETTINGS_KEY));
  });

  it("A preview stores nothing", async () => {
    holder.__signalboxEnv = readEnv({});
    await classifyText(await requesterContext(), { description: "refund of an invoice" });
    expect(await db.select({ id: triageResults.id }).from(triageResults)).toEqual([]);
  });

  it("The same text is classified once, and again when the catalogue changed", async () => {
    const fake = await withGemini({});
    const ask = async (description: string) => classifyText(await requesterContext(), { description });
    await ask("about billing");
    await ask("about billing");
    expect(fake.requests).toHaveLength(1);
    await ask("about billing!");
    await db.insert(categories).values({ slug: "added", name: "Added" });
    await ask("about billing");
    expect(fake.requests).toHaveLength(3);
  });

  it("A preview made while the model was down is not cached", async () => {
    const fake = await withGemini({ faults: ["overloaded"] });
    const ask = async () => classifyText(await requesterContext(), { description: "again about billing" });
    expect((await ask()).source).toBe("rules");
    expect((await ask()).source).toBe("ai");
    expect(fake.requests).toHaveLength(2);
  });

  it("Without a match the preview is general as a fallback, never a guess", async () => {
    holder.__signalboxEnv = readEnv({});
    expect(await classifyText(await requesterContext(), { description: "Blorf wibble." })).toMatchObject({
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
  ])("Invalid input %# is refused", (input) => expect(ClassifyTextInput.safeParse(input).success).toBe(false));
});
