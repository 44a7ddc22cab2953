import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/clock";
import { categories, llmAnswers, llmSpendDays, tickets } from "@/lib/db/schema";
import { deleteTicket } from "@/lib/tickets/delete-ticket";
import { classifyText } from "@/lib/triage/classify-text";
import { deleteExpiredLlmAnswers } from "@/lib/triage/llm-cache/delete-expired-llm-answers";
import { loadCatalogue } from "@/lib/triage/load-catalogue";
import { loadProviders } from "@/lib/triage/load-providers";
import type { TicketText } from "@/lib/triage/provider";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import {
  classifyOne,
  createTicketWithText,
  MODEL,
  ONE_ANSWER,
  PRICE,
  providerOutcomes,
  setTriageSettings,
  withGemini,
} from "@/tests/support/vendor-model";

const db = await testDatabase();
await db.insert(categories).values([
  { slug: "billing", name: "Billing", keywords: ["invoice", "refund"] },
  { slug: "staff", name: "Staff matters", keywords: ["salary", "sick leave", "contract of employment"] },
  { slug: "general", name: "General" },
]);

beforeEach(async () => {
  await setTriageSettings(db);
  await db.delete(llmSpendDays);
  await db.delete(llmAnswers);
});

const spent = () => db.select().from(llmSpendDays);
const preview = async (
  description: string,
  more: { category?: string } = {},
  actor?: Awaited<ReturnType<typeof createPerson>>,
) => classifyText(testContext(db, actor ?? (await createPerson(db))), { description, ...more });

/** As `classifyTicket` asks for comparison. */
async function classifyInShadow(text: TicketText, signal = new AbortController().signal) {
  const providers = await loadProviders(testContext(db), { kind: "triage", personId: null });
  const provider = providers.chain.find(({ outside }) => outside)!;
  const catalogue = await loadCatalogue({ db });
  return provider.classify({ text, catalogue, signal, shadow: true });
}

describe("private category", () => {
  const privateStaff = { staff: { neverOutside: true } };

  it("A text is not sent if the rules see a private category as the first or another value", async () => {
    await setTriageSettings(db, { categories: privateStaff });
    const fake = await withGemini();
    for (const description of ["My salary is wrong.", "Invoice, invoice, refund, and my salary."]) {
      const triageResult = await classifyOne(db, await createTicketWithText(db, { description }));
      expect(providerOutcomes(triageResult)[0]).toBe("gemini kept_inside");
      expect(triageResult).toMatchObject({ costMicros: null, provider: "builtin" });
    }
    await preview("A question about my sick leave and salary");
    expect(fake.requests).toHaveLength(0);
    expect(await spent()).toEqual([]);
  });

  it("A text is not sent if its requester chose a private category", async () => {
    await setTriageSettings(db, { categories: privateStaff });
    const fake = await withGemini();
    const [staff] = await db.select({ id: categories.id }).from(categories).where(eq(categories.slug, "staff"));
    const chosen = await createTicketWithText(db, { categoryId: staff!.id });
    expect(providerOutcomes(await classifyOne(db, chosen))[0]).toBe("gemini kept_inside");
    await preview("Something private, please call me.", { category: "staff" });
    expect(fake.requests).toHaveLength(0);
    await preview("Something private, please call me.");
    expect(fake.requests).toHaveLength(1);
  });

  it("A private text is not sent in shadow mode either", async () => {
    await setTriageSettings(db, { order: "own-first", shadow: true, categories: privateStaff });
    const fake = await withGemini();
    const text = { title: null, description: "My salary is wrong." };
    expect(await classifyInShadow(text)).toEqual({ ok: false, failure: { code: "kept_inside" } });
    const description = "My salary is wrong, and so is my contract of employment.";
    expect(
      providerOutcomes(await classifyOne(db, await createTicketWithText(db, { title: "Pay", description }))),
    ).toContain("gemini kept_inside");
    expect(fake.requests).toHaveLength(0);
  });

  it("Other texts are sent", async () => {
    await setTriageSettings(db, { categories: privateStaff });
    const fake = await withGemini();
    expect(providerOutcomes(await classifyOne(db, await createTicketWithText(db)))).toEqual(["gemini answered"]);
    expect(fake.requests).toHaveLength(1);
  });
});

describe("cached answers", () => {
  it("Preview, ticket and a second triage of the same text cost one call", async () => {
    const fake = await withGemini();
    const person = await createPerson(db);
    const description = "The refund of my invoice 4711 never came.";
    expect((await preview(description, {}, person)).source).toBe("ai");
    const ticketId = await createTicketWithText(db, { description, requesterId: person.id });
    for (let round = 0; round < 2; round++) {
      const triageResult = await classifyOne(db, ticketId);
      expect(triageResult.attempts).toMatchObject([
        { outcome: "answered", model: MODEL, cached: true, inputTokens: 0, outputTokens: 0, costMicros: 0 },
      ]);
      expect(triageResult.fields.category).toMatchObject({
        value: "billing",
        provider: "gemini",
        quotes: [description],
      });
      expect(triageResult.costMicros).toBe(0);
    }
    expect(fake.requests).toHaveLength(1);
    expect(await spent()).toMatchObject([{ purpose: "preview", calls: 1, costMicros: ONE_ANSWER }]);
  });

  it("The model is asked again when the catalogue changed, and after a day, when the answer is deleted", async () => {
    const fake = await withGemini();
    const ticketId = await createTicketWithText(db);
    await classifyOne(db, ticketId);
    await db.update(categories).set({ description: "Anything else." }).where(eq(categories.slug, "general"));
    await classifyOne(db, ticketId);
    expect(fake.requests).toHaveLength(2);
    const tomorrow = () => new Date(Date.now() + DAY_MS + 1);
    await classifyOne(db, ticketId, tomorrow);
    expect(fake.requests).toHaveLength(3);
    expect(await db.select().from(llmAnswers)).toHaveLength(2);
    await deleteExpiredLlmAnswers(testContext(db, undefined, tomorrow));
    expect(await db.select().from(llmAnswers)).toHaveLength(1);
  });

  it("A cached answer holds marks and no secrets, and is deleted with the ticket's text", async () => {
    await withGemini();
    const ticketId = await createTicketWithText(db, {
      description: "The refund to jo.doe@mail.example.org never came.",
    });
    await classifyOne(db, ticketId);
    expect(JSON.stringify(await db.select().from(llmAnswers))).toContain("[email]");
    expect(JSON.stringify(await db.select().from(llmAnswers))).not.toContain("jo.doe");
    await deleteTicket(testContext(db, await createPerson(db, "admin")), { ticket: ticketId });
    expect(await db.select().from(llmAnswers)).toEqual([]);
  });

  it("A question without an answer is asked again", async () => {
    const fake = await withGemini({ faults: ["overloaded", "block_answer"] });
    const ticketId = await createTicketWithText(db);
    const rounds = [await classifyOne(db, ticketId), await classifyOne(db, ticketId), await classifyOne(db, ticketId)];
    expect(rounds.map((triageResult) => triageResult.attempts[0]?.outcome)).toEqual([
      "unavailable",
      "blocked",
      "answered",
    ]);
    expect(fake.requests).toHaveLength(3);
  });
});

describe("cost of a call", () => {
  it("The cost is stored in the attempt, the triage result and the day's sum, in millionths of a dollar", async () => {
    await withGemini();
    const triageResult = await classifyOne(db, await createTicketWithText(db));
    expect(triageResult.attempts[0]).toMatchObject({ inputTokens: 321, outputTokens: 45, costMicros: ONE_ANSWER });
    expect(triageResult.costMicros).toBe(ONE_ANSWER);
    const day = new Date().toISOString().slice(0, 10);
    const counted = { calls: 1, inputTokens: 321, outputTokens: 45, costMicros: ONE_ANSWER };
    expect(await spent()).toEqual([{ day, model: MODEL, purpose: "triage", ...counted }]);
  });

  it("The cost is counted by purpose, a repair as a second call, and a refused answer with its usage", async () => {
    await withGemini({ faults: ["invalid_json", "none", "block_answer", "rate_limit"] });
    const text = { title: "Refund", description: "The invoice and the refund are wrong." };
    expect(await classifyInShadow(text)).toMatchObject({ ok: true, result: { repaired: true } });
    const blocked = await classifyOne(db, await createTicketWithText(db));
    expect(blocked.attempts[0]).toMatchObject({ outcome: "blocked", costMicros: ONE_ANSWER });
    expect((await classifyOne(db, await createTicketWithText(db))).attempts[0]).toMatchObject({
      outcome: "rate_limited",
    });
    expect(await spent()).toMatchObject([
      { purpose: "shadow", calls: 2, inputTokens: 642, costMicros: 2 * ONE_ANSWER },
      { purpose: "triage", calls: 2, inputTokens: 321, costMicros: ONE_ANSWER },
    ]);
  });

  it("Thinking tokens cost as much as the answer's", async () => {
    await withGemini({ thoughts: 200 });
    const triageResult = await classifyOne(db, await createTicketWithText(db));
    expect(triageResult).toMatchObject({ outputTokens: 245, costMicros: ONE_ANSWER + 200 * PRICE.output });
  });

  it("A timed-out call is charged its estimate", async () => {
    await withGemini({ faults: ["hang"] });
    const text = { title: "Refund", description: "The invoice is wrong." };
    const answer = await classifyInShadow(text, AbortSignal.timeout(100));
    expect(answer).toEqual({ ok: false, failure: { code: "timeout" } });
    const [row] = await spent();
    expect(row).toMatchObject({ purpose: "shadow", calls: 1, inputTokens: 0 });
    expect(row!.costMicros).toBeGreaterThan(600 * PRICE.output);
  });

  it("A model without a price has an unknown cost and counts at the highest price", async () => {
    await setTriageSettings(db, {
      cost: { prices: { cheap: { input: 0, output: 0 }, dear: { input: 3, output: 4 } } },
    });
    await withGemini();
    const triageResult = await classifyOne(db, await createTicketWithText(db));
    expect(triageResult).toMatchObject({ inputTokens: 321, costMicros: null });
    expect(await spent()).toMatchObject([{ costMicros: 321 * 3 + 45 * 4 }]);
  });
});

describe("budget", () => {
  const dollars = (answers: number) => (answers * ONE_ANSWER) / 1_000_000;
  const spend = (micros: number, day = new Date().toISOString().slice(0, 10)) =>
    db.insert(llmSpendDays).values({ day, model: "other", purpose: "preview", calls: 1, costMicros: micros });

  it.each(["dailyBudget", "monthlyBudget"] as const)(
    "With %s used up no vendor is called, and the attempt says so",
    async (name) => {
      await setTriageSettings(db, { cost: { [name]: 1 } });
      await spend(1_000_000);
      const fake = await withGemini();
      const triageResult = await classifyOne(db, await createTicketWithText(db));
      expect(providerOutcomes(triageResult)).toEqual(["gemini over_budget", "builtin answered"]);
      expect(triageResult.fields.category).toMatchObject({ value: "billing", provider: "builtin" });
      expect(fake.requests).toHaveLength(0);
      expect(await spent()).toHaveLength(1);
    },
  );

  it("Yesterday's and last month's costs don't count for today and this month", async () => {
    await setTriageSettings(db, { cost: { dailyBudget: 1, monthlyBudget: 2 } });
    await spend(2_000_000, "2026-10-30");
    await spend(1_000_000, "2026-11-01");
    await withGemini();
    const at = (iso: string) => () => new Date(iso);
    expect(providerOutcomes(await classifyOne(db, await createTicketWithText(db), at("2026-11-01T10:00:00Z")))[0]).toBe(
      "gemini over_budget",
    );
    expect(providerOutcomes(await classifyOne(db, await createTicketWithText(db), at("2026-11-02T10:00:00Z")))[0]).toBe(
      "gemini answered",
    );
    expect(providerOutcomes(await classifyOne(db, await createTicketWithText(db), at("2026-10-31T10:00:00Z")))[0]).toBe(
      "gemini over_budget",
    );
  });

  it("From 80% of a budget the cheaper model is asked, and cached answers of the usual one still count", async () => {
    await setTriageSettings(db, { cost: { dailyBudget: 1, cheaperModel: "gemini-cheap" } });
    const fake = await withGemini();
    const early = await createTicketWithText(db);
    await classifyOne(db, early);
    await spend(800_000);
    expect((await classifyOne(db, early)).attempts[0]).toMatchObject({ model: MODEL, cached: true });
    expect((await classifyOne(db, await createTicketWithText(db))).model).toBe("gemini-cheap");
    expect(fake.requests.map(({ model }) => model)).toEqual([MODEL, "gemini-cheap"]);
  });

  it("Many calls at once don't exceed a budget", async () => {
    await setTriageSettings(db, { cost: { dailyBudget: 0.01 } });
    const fake = await withGemini();
    const all = await Promise.all(
      Array.from({ length: 12 }, async () => classifyOne(db, await createTicketWithText(db))),
    );
    const asked = all.filter(({ attempts }) => attempts[0]?.outcome === "answered").length;
    expect(asked).toBeGreaterThan(0);
    expect(fake.requests).toHaveLength(asked);
    expect(all.filter(({ attempts }) => attempts[0]?.outcome === "over_budget")).toHaveLength(12 - asked);
    const [row] = await spent();
    expect(row).toMatchObject({ calls: asked, costMicros: asked * ONE_ANSWER });
    expect(row!.costMicros).toBeLessThanOrEqual(10_000);
  });

  it("A budget without any price allows no call", async () => {
    await setTriageSettings(db, { cost: { prices: {}, dailyBudget: dollars(10) } });
    await withGemini();
    expect(providerOutcomes(await classifyOne(db, await createTicketWithText(db)))[0]).toBe("gemini no_price");
    await setTriageSettings(db, { cost: { prices: {} } });
    expect(providerOutcomes(await classifyOne(db, await createTicketWithText(db)))[0]).toBe("gemini answered");
  });
});

describe("limit per person", () => {
  it("A person has a daily number of calls, previews included and cached answers excluded", async () => {
    await setTriageSettings(db, { cost: { readingsPerPerson: 2 } });
    const fake = await withGemini();
    const person = await createPerson(db);
    const mine = () => createTicketWithText(db, { requesterId: person.id });
    await preview("A first text about an invoice", {}, person);
    const second = await mine();
    expect(providerOutcomes(await classifyOne(db, second))[0]).toBe("gemini answered");
    expect(providerOutcomes(await classifyOne(db, second))[0]).toBe("gemini answered");
    expect(providerOutcomes(await classifyOne(db, await mine()))).toEqual(["gemini person_budget", "builtin answered"]);
    expect(providerOutcomes(await classifyOne(db, await createTicketWithText(db)))[0]).toBe("gemini answered");
    expect(fake.requests).toHaveLength(3);
  });

  it("A limit of 0 allows no call, and a used-up budget takes none from the limit", async () => {
    await setTriageSettings(db, { cost: { readingsPerPerson: 0 } });
    await withGemini();
    expect(providerOutcomes(await classifyOne(db, await createTicketWithText(db)))[0]).toBe("gemini person_budget");
    const person = await createPerson(db);
    const ticketId = await createTicketWithText(db, { requesterId: person.id });
    await setTriageSettings(db, { cost: { readingsPerPerson: 1, dailyBudget: 0 } });
    expect(providerOutcomes(await classifyOne(db, ticketId))[0]).toBe("gemini over_budget");
    await setTriageSettings(db, { cost: { readingsPerPerson: 1 } });
    expect(providerOutcomes(await classifyOne(db, ticketId))[0]).toBe("gemini answered");
  });
});

it("Triage never changes the ticket itself", async () => {
  await withGemini();
  const id = await createTicketWithText(db);
  const before = await db.select().from(tickets).where(eq(tickets.id, id));
  await classifyOne(db, id);
  expect(await db.select().from(tickets).where(eq(tickets.id, id))).toEqual(before);
});
