import { beforeEach, describe, expect, it } from "vitest";
import { llmSpendDays } from "@/lib/db/schema";
import { testDatabase } from "@/tests/support/database";
import { isNearlySpent } from "./budget";
import { costOf, priceOf } from "./price";
import { reserveCall, settleCall } from "./reserve-call";

const db = await testDatabase();
const ctx = { db, now: () => new Date("2026-11-20T23:59:59Z") };
const unbounded = { dailyBudget: null, monthlyBudget: null };
const call = { model: "m", purpose: "triage" as const, estimateMicros: 100 };
const rows = () => db.select().from(llmSpendDays).orderBy(llmSpendDays.day, llmSpendDays.model, llmSpendDays.purpose);

beforeEach(async () => {
  await db.delete(llmSpendDays);
});

describe("reserveCall", () => {
  it("A call is counted with its estimate first and with its usage afterwards", async () => {
    const reservation = await reserveCall(ctx, call, unbounded);
    expect(await rows()).toMatchObject([{ day: "2026-11-20", calls: 1, costMicros: 100 }]);
    await settleCall(ctx, reservation!, { calls: 2, inputTokens: 30, outputTokens: 4, costMicros: 38 });
    expect(await rows()).toMatchObject([{ calls: 2, inputTokens: 30, outputTokens: 4, costMicros: 38 }]);
  });

  it("A call that ends on the next day counts on the day it started", async () => {
    const reservation = await reserveCall(ctx, call, unbounded);
    const later = { db, now: () => new Date("2026-11-21T00:00:01Z") };
    await settleCall(later, reservation!, { calls: 1, inputTokens: 1, outputTokens: 1, costMicros: 3 });
    expect(await rows()).toMatchObject([{ day: "2026-11-20", costMicros: 3 }]);
  });

  it("A call that would exceed a budget is refused and not counted", async () => {
    const budget = { dailyBudget: 0.00025, monthlyBudget: null };
    const all = await Promise.all(Array.from({ length: 20 }, () => reserveCall(ctx, call, budget)));
    expect(all.filter(Boolean)).toHaveLength(2);
    expect(await rows()).toMatchObject([{ calls: 2, costMicros: 200 }]);
    expect(await reserveCall(ctx, { ...call, purpose: "preview" }, budget)).toBeUndefined();
    expect(await reserveCall(ctx, { ...call, model: "other" }, { ...budget, dailyBudget: 0.0003 })).toBeDefined();
  });

  it("A counter never overflows", async () => {
    const most = 2 ** 31 - 1;
    for (let nth = 0; nth < 2; nth++) await reserveCall(ctx, { ...call, estimateMicros: most }, unbounded);
    const reservation = await reserveCall(ctx, call, unbounded);
    await settleCall(ctx, reservation!, { calls: 1, inputTokens: most, outputTokens: most, costMicros: most });
    expect(await rows()).toMatchObject([{ costMicros: most, inputTokens: most }]);
  });
});

describe("price", () => {
  const prices = { small: { input: 0.3, output: 2.5 }, large: { input: 1.5, output: 2 } };

  it("A price is US dollars per million tokens, and a cost is rounded up to millionths", () => {
    expect(costOf({ inputTokens: 321, outputTokens: 45 }, prices.small)).toBe(209);
    expect(costOf({ inputTokens: 10, outputTokens: 2 }, prices.small)).toBe(8);
    expect(costOf({ inputTokens: 0, outputTokens: 0 }, prices.small)).toBe(0);
    expect(costOf({ inputTokens: 1e9, outputTokens: 0 }, { input: 1e6, output: 0 })).toBe(2 ** 31 - 1);
  });

  it("An unknown model has the highest price of each kind; an empty table has none", () => {
    expect(priceOf("small", prices)).toEqual({ price: prices.small, known: true });
    expect(priceOf("new", prices)).toEqual({ price: { input: 1.5, output: 2.5 }, known: false });
    expect(priceOf("constructor", prices)?.known).toBe(false);
    expect(priceOf("small", {})).toBeUndefined();
  });
});

it.each([
  [{ today: 800_000, month: 800_000 }, { dailyBudget: 1, monthlyBudget: null }, true],
  [{ today: 799_999, month: 9e9 }, { dailyBudget: 1, monthlyBudget: null }, false],
  [{ today: 0, month: 8_000_000 }, { dailyBudget: 1, monthlyBudget: 10 }, true],
  [{ today: 9e9, month: 9e9 }, unbounded, false],
  [{ today: 0, month: 0 }, { dailyBudget: 0, monthlyBudget: null }, true],
])("With %j spent, the budget %j is nearly used up: %s", (spent, budgets, short) => {
  expect(isNearlySpent(spent, budgets)).toBe(short);
});
