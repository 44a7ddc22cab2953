import { eq } from "drizzle-orm";
import { afterEach } from "vitest";
import { jobActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { tickets, triageResults, workspace } from "@/lib/db/schema";
import { type Env, readEnv } from "@/lib/env";
import { newId } from "@/lib/ids";
import { TriageSettings } from "@/lib/settings/input";
import { TRIAGE_SETTINGS_KEY } from "@/lib/settings/load-triage-settings";
import { triageTicket } from "@/lib/triage/triage-ticket";
import { type FakeGeminiOptions, startFakeGemini } from "@/tests/contracts/gemini/fake-gemini";
import { createPerson, testContext } from "./database";

const holder = globalThis as { __signalboxEnv?: Env };
const running: { close(): Promise<void> }[] = [];

/** The model of `withGemini`, and the cost of one of the fake's answers at `PRICE`: 321 tokens in, 45 out. */
export const MODEL = "gemini-test";
export const PRICE = { input: 1, output: 2 };
export const ONE_ANSWER = 321 * PRICE.input + 45 * PRICE.output;

/** Starts the local fake and sets a key for it; both end with the test. */
export async function withGemini(options: FakeGeminiOptions = {}) {
  const fake = await startFakeGemini(options);
  running.push(fake);
  holder.__signalboxEnv = readEnv({ GEMINI_API_KEY: "k", GEMINI_BASE_URL: fake.url, GEMINI_MODEL: MODEL });
  return fake;
}

afterEach(async () => {
  holder.__signalboxEnv = undefined;
  for (const fake of running.splice(0)) await fake.close();
});

type SettingsParts = Omit<Partial<TriageSettings>, "cost"> & { cost?: Partial<TriageSettings["cost"]> };

/** Stores triage settings: Gemini first, its model priced, and the given parts. */
export async function setTriageSettings(db: Db, { cost, ...parts }: SettingsParts = {}): Promise<void> {
  const policy = TriageSettings.parse({
    ...{ order: "gemini-first", ...parts },
    cost: { prices: { [MODEL]: PRICE }, ...cost },
  });
  const value = { policy, version: 1 };
  await db
    .insert(workspace)
    .values({ key: TRIAGE_SETTINGS_KEY, value })
    .onConflictDoUpdate({ target: workspace.key, set: { value } });
}

export async function createTicketWithText(db: Db, values: Partial<typeof tickets.$inferInsert> = {}): Promise<string> {
  const id = newId();
  await db.insert(tickets).values({
    ...{ id, number: `TKT-20261120-${id.slice(-8)}`, channel: "api" },
    description: `The refund of my invoice ${id.slice(-8)} never came.`,
    requesterId: values.requesterId ?? (await createPerson(db)).id,
    ...values,
  });
  return id;
}

/** Classifies a ticket and returns the stored result. */
export async function classifyOne(db: Db, ticketId: string, now = () => new Date()) {
  const ctx = testContext(db, jobActor("triage"), now);
  const { triageResultId } = await triageTicket(ctx, { ticketId, eventId: newId() });
  await ctx.settle();
  const [triageResult] = await db.select().from(triageResults).where(eq(triageResults.id, triageResultId));
  return triageResult!;
}

/** The outcome of each provider asked: "gemini answered". */
export function providerOutcomes({
  attempts,
}: {
  attempts: { provider: string; outcome: string; shadow?: boolean }[];
}): string[] {
  return attempts.map(({ provider, outcome, shadow }) => `${provider} ${outcome}${shadow ? " (shadow)" : ""}`);
}
