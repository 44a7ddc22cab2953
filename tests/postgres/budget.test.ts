import { describe, expect, it } from "vitest";
import { llmSpendDays } from "@/lib/db/schema";
import { type CallPurpose, reserveCall } from "@/lib/triage/llm-cost/reserve-call";
import { DRIVERS, realDatabase } from "./drivers";

describe.each(DRIVERS)("on a real Postgres through %s", (driver) => {
  const holder = realDatabase(driver);

  it("a budget is passed by none of many calls at once; calls of two purposes overshoot by few at most", async () => {
    const { db } = holder.current;
    const budget = { dailyBudget: 0.002, monthlyBudget: null };
    const reserve = (model: string, purpose: CallPurpose) =>
      reserveCall({ db, now: () => new Date("2026-11-20T10:00:00Z") }, { model, purpose, estimateMicros: 100 }, budget);
    const alike = await Promise.all(Array.from({ length: 60 }, () => reserve("m", "triage")));
    expect(alike.filter(Boolean)).toHaveLength(20);

    await db.delete(llmSpendDays);
    const mixed = await Promise.all(
      Array.from({ length: 60 }, (_, nth) => reserve("m", nth % 2 === 0 ? "triage" : "preview")),
    );
    const passed = mixed.filter(Boolean).length;
    expect(passed).toBeGreaterThanOrEqual(20);
    // As many as the pool has connections may have looked before the first wrote.
    expect(passed).toBeLessThanOrEqual(30);
  });
});
