import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { jobActor } from "@/lib/auth/actor";
import { HOUR_MS } from "@/lib/clock";
import { triageBreakers } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { TriageSettings } from "@/lib/settings/input";
import { loadTriageSettings } from "@/lib/settings/load-triage-settings";
import { saveTriageSettings } from "@/lib/settings/save-triage-settings";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { createReviewedDecisions, type ReviewedDecision, reviewedDecision } from "@/tests/support/reviewed-decisions";
import { openBreakers } from "./open-breakers";
import { resetBreaker } from "./reset-breaker";
import { tripBreakers } from "./trip-breakers";

const db = await testDatabase();
const [ida, admin] = [await createPerson(db), await createPerson(db, "admin")];
const START = new Date("2027-03-01T08:00:00Z").getTime();
const at = (hours: number) => new Date(START + hours * HOUR_MS);

/** Each test has its own category. */
let value: string;
beforeEach(() => {
  value = `category-${newId()}`;
});

const watch = async (hours = 10) =>
  (await tripBreakers(testContext(db, jobActor("watch-trust"), () => at(hours)))).filter((one) => one.value === value);
const decide = (count: number, kept: number, more: Partial<ReviewedDecision> = {}) =>
  createReviewedDecisions(db, ida.id, reviewedDecision(count, kept, { at: at(1), ...more, value }));
const rowsOf = () => db.select().from(triageBreakers).where(eq(triageBreakers.value, value));

describe("the circuit breaker", () => {
  it("A category below the target is limited once, with its counts", async () => {
    await decide(20, 12);
    expect(await watch()).toEqual([{ id: expect.any(String), value }]);
    expect(await watch()).toEqual([]);
    expect(await rowsOf()).toEqual([
      {
        ...{ id: expect.any(String), field: "category", value, kept: 12, decided: 20, target: 0.75 },
        ...{ trippedAt: at(10), resetAt: null, resetBy: null },
      },
    ]);
    expect((await openBreakers({ db })).has(`category/${value}`)).toBe(true);
  });

  it("A breaker needs enough decisions, and does not affect categories that people keep", async () => {
    await decide(19, 0);
    expect(await watch()).toEqual([]);
    await decide(57, 57);
    expect(await watch()).toEqual([]);
    expect(await rowsOf()).toEqual([]);
  });

  it("A category exactly at the target is not limited", async () => {
    await decide(20, 15);
    expect(await watch()).toEqual([]);
  });

  it("Only applied and decided values count, no suggestions or comparison runs", async () => {
    await decide(30, 0, { mode: "suggested" });
    await decide(30, 0, { mode: "shadow" });
    await decide(30, 0, { field: "priority" });
    await createReviewedDecisions(db, ida.id, Array(30).fill({ value, at: at(1) }));
    expect(await watch()).toEqual([]);
  });

  it("Only the latest decisions count", async () => {
    await decide(60, 0, { at: at(1) });
    await decide(50, 40, { at: at(2) });
    expect(await watch()).toEqual([]);
    await decide(10, 0, { at: at(3) });
    expect(await watch()).toHaveLength(1);
    expect(await rowsOf()).toMatchObject([{ decided: 50 }]);
  });

  it("Counting starts again after an admin's reset, and the breaker may trip again", async () => {
    await decide(20, 0);
    const [tripped] = await watch();
    const ctx = testContext(db, admin, () => at(11));
    await resetBreaker(ctx, tripped!);
    expect((await openBreakers({ db })).has(`category/${value}`)).toBe(false);
    expect(await rowsOf()).toMatchObject([{ resetAt: at(11), resetBy: admin.id }]);
    expect(await watch(12)).toEqual([]);
    await decide(19, 0, { at: at(12) });
    expect(await watch(13)).toEqual([]);
    await decide(1, 0, { at: at(12) });
    expect(await watch(13)).toHaveLength(1);
    expect(await rowsOf()).toHaveLength(2);
    await expect(resetBreaker(ctx, tripped!)).rejects.toMatchObject({ code: "not_found" });
  });

  it("Target, window and minimum come from the settings", async () => {
    await decide(6, 5);
    const strict = TriageSettings.parse({ breaker: { target: 0.9, window: 5, least: 5 } });
    const { version } = await saveTriageSettings(testContext(db, admin), { policy: strict, version: 0 });
    expect(await watch()).toHaveLength(1);
    expect(await rowsOf()).toMatchObject([{ kept: 4, decided: 5, target: expect.closeTo(0.9) }]);
    await saveTriageSettings(testContext(db, admin), { policy: TriageSettings.parse({}), version });
    expect((await loadTriageSettings({ db })).policy.breaker.target).toBe(0.75);
  });

  it("Only the job trips a breaker, and only admins reset it", async () => {
    await decide(20, 0);
    await expect(tripBreakers(testContext(db, admin))).rejects.toMatchObject({ code: "forbidden" });
    const [tripped] = await watch();
    const moderator = testContext(db, await createPerson(db, "moderator"));
    await expect(resetBreaker(moderator, tripped!)).rejects.toMatchObject({ code: "forbidden" });
    for (const id of ["x", newId()]) {
      await expect(resetBreaker(testContext(db, admin), { id })).rejects.toMatchObject({ code: "not_found" });
    }
  });
});
