import { describe, expect, it } from "vitest";
import { llmSpendDays } from "@/lib/db/schema";
import { type CallPurpose, reserveCall } from "@/lib/triage/llm-cost/reserve-call";
import { DRIVERS, realDatabase } from "./drivers";

describe.each(DRIVERS)("budgets on Postgres through %s", (driver) => {
  const database = realDatabase(driver);

  it("Many calls at once stay within a budget; calls of two purposes exceed it slightly at most", async () => {
    const { db } = database.current;
    const budget = { dailyBudget: 0.002, monthlyBudget: null };
    const reserve = (model: string, purpose: CallPurpose) =>
      reserveCall({ db, now: () => new Date("2026-11-20T10:00:00Z") }, { model, purpose, estimateMicros: 100 }, budget);
    const samePurpose = await Promise.all(Array.from({ length: 60 }, () => reserve("m", "triage")));
    expect(samePurpose.filter(Boolean)).toHaveLength(20);

    await db.delete(llmSpendDays);
    const twoPurposes = await Promise.all(
      Array.from({ length: 60 }, (_, nth) => reserve("m", nth % 2 === 0 ? "triage" : "preview")),
    );
    const reserved = twoPurposes.filter(Boolean).length;
    expect(reserved).toBeGreaterThanOrEqual(20);
    // Each connection of the pool may have read before the first wrote.
    expect(reserved).toBeLessThanOrEqual(30);
  });
});
