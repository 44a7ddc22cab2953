import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/clock";
import { engineEvents, engineFailures, engineKeys, engineRuns, engineSteps } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { testDatabase } from "@/tests/support/database";
import { stillClock } from "@/tests/support/engine";
import { prune } from "./prune";

const db = await testDatabase();
const now = stillClock();
const ago = (ms: number) => new Date(now().getTime() - ms);

describe("what is past its time", () => {
  it("Pruning deletes ended runs after 7 days, those of crons after one day, and events after 24 hours", async () => {
    const run = (eventId: string, endedAt: Date | null, more: Partial<typeof engineRuns.$inferInsert> = {}) => ({
      functionId: "f",
      eventId,
      eventName: "go",
      event: "{}",
      state: endedAt ? ("completed" as const) : ("running" as const),
      createdAt: ago(30 * DAY_MS),
      endedAt,
      ...more,
    });
    const cron = { eventName: "inngest/scheduled.timer" };
    const gone = newId();
    await db
      .insert(engineRuns)
      .values([
        run("gone", ago(7 * DAY_MS + 1), { id: gone }),
        run("young", ago(7 * DAY_MS - 1)),
        run("live", null),
        run("cron gone", ago(DAY_MS + 1), cron),
        run("cron young", ago(DAY_MS - 1), cron),
        run("cron failed", ago(DAY_MS + 1), { ...cron, state: "failed" }),
      ]);
    const step = { runId: gone, id: "x", op: "StepRun", name: "x", state: "done" as const, startedAt: now() };
    await db.insert(engineSteps).values(step);
    await db.insert(engineFailures).values({ runId: gone, attempt: 1, error: "{}", at: now() });
    const event = (id: string, receivedAt: Date, scheduledAt: Date | null) => ({
      id,
      name: "go",
      body: "{}",
      receivedAt,
      scheduledAt,
    });
    await db
      .insert(engineEvents)
      .values([
        event("gone", ago(DAY_MS + 1), now()),
        event("young", ago(DAY_MS - 1), now()),
        event("unheard", ago(9 * DAY_MS), null),
      ]);
    await db.insert(engineKeys).values([
      { key: "gone", until: ago(1) },
      { key: "young", until: now() },
    ]);

    expect(await prune({ db, now })).toBe(false);

    const runs = await db.select({ eventId: engineRuns.eventId }).from(engineRuns);
    expect(runs.map((row) => row.eventId).toSorted()).toEqual(["cron failed", "cron young", "live", "young"]);
    expect(await db.select().from(engineSteps).where(eq(engineSteps.runId, gone))).toEqual([]);
    expect(await db.select().from(engineFailures).where(eq(engineFailures.runId, gone))).toEqual([]);
    const events = await db.select({ id: engineEvents.id }).from(engineEvents);
    expect(events.map((row) => row.id).toSorted()).toEqual(["unheard", "young"]);
    expect(await db.select({ key: engineKeys.key }).from(engineKeys)).toEqual([{ key: "young" }]);
  });

  it("Pruning works in small batches", async () => {
    await db.insert(engineEvents).values(
      Array.from({ length: 201 }, () => ({
        id: newId(),
        name: "go",
        body: "{}",
        receivedAt: ago(2 * DAY_MS),
        scheduledAt: ago(2 * DAY_MS),
      })),
    );
    expect(await prune({ db, now })).toBe(true);
    expect(await prune({ db, now })).toBe(false);
  });
});
