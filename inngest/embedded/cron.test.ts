import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { engineCrons } from "@/lib/db/schema";
import { testDatabase } from "@/tests/support/database";
import { emptyEngine, type InProcessEngine, inProcessEngine, stillClock } from "@/tests/support/engine";
import { nextTime } from "./cron-time";

const db = await testDatabase();
const running: InProcessEngine[] = [];

beforeEach(async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  await emptyEngine(db);
});
afterEach(async () => {
  for (const engine of running.splice(0)) await engine.stop();
});

function start(clock: () => Date, cron: string, fired: number[]) {
  const engine = inProcessEngine(
    db,
    (client) => [
      client.createFunction({ id: "f", triggers: [{ cron }, { event: "go" }] }, async ({ event }) => {
        fired.push(event.name === "go" ? 0 : Number(event.ts));
      }),
    ],
    { clock },
  );
  running.push(engine);
  return engine;
}

const MINUTE = 60_000;

describe("a cron", () => {
  it("A cron fires at its times and not before", async () => {
    const clock = stillClock(new Date("2026-11-20T10:00:30.000Z"));
    const fired: number[] = [];
    const engine = start(clock, "*/5 * * * *", fired);
    await engine.idle();
    clock.advance(4.5 * MINUTE - 1);
    await engine.idle();
    expect(fired).toEqual([]);
    clock.advance(1);
    await engine.idle();
    await engine.idle();
    expect(fired).toEqual([Date.parse("2026-11-20T10:05:00.000Z")]);
    clock.advance(5 * MINUTE);
    await engine.idle();
    expect(fired).toHaveLength(2);
  });

  it("A cron that missed several times while no process ran fires once after the start", async () => {
    const clock = stillClock();
    const fired: number[] = [];
    const first = start(clock, "*/5 * * * *", fired);
    await first.idle();
    first.kill();
    clock.advance(62 * MINUTE);
    const second = start(clock, "*/5 * * * *", fired);
    await second.idle();
    expect(fired).toEqual([Date.parse("2026-11-20T10:05:00.000Z")]);
    clock.advance(3 * MINUTE);
    await second.idle();
    expect(fired.at(-1)).toBe(Date.parse("2026-11-20T11:05:00.000Z"));
  });

  it("A changed or deleted cron no longer fires at its old times", async () => {
    const clock = stillClock();
    const fired: number[] = [];
    const first = start(clock, "*/5 * * * *", fired);
    await first.idle();
    await first.stop();
    const second = start(clock, "0 12 * * *", fired);
    await second.idle();
    clock.advance(10 * MINUTE);
    await second.idle();
    expect(fired).toEqual([]);
    expect(await db.select({ cron: engineCrons.cron }).from(engineCrons)).toEqual([{ cron: "0 12 * * *" }]);
  });

  it("A cron does not affect its function's other triggers", async () => {
    const fired: number[] = [];
    const engine = start(stillClock(), "0 12 * * *", fired);
    await engine.send({ name: "go" });
    await engine.idle();
    expect(fired).toEqual([0]);
  });
});

describe("the next time of a cron", () => {
  const after = new Date("2026-11-20T10:00:00.000Z");
  it.each([
    ["0 12 * * *", "2026-11-20T12:00:00.000Z"],
    ["TZ=America/New_York 0 12 * * *", "2026-11-20T17:00:00.000Z"],
    ["0 10 * * *", "2026-11-21T10:00:00.000Z"],
  ])("%s", (cron, next) => {
    expect(nextTime(cron, after)?.toISOString()).toBe(next);
  });

  it("An invalid cron has no next time", () => {
    expect(nextTime("", after)).toBeUndefined();
    expect(nextTime("TZ=Nowhere/Land 0 12 * * *", after)).toBeUndefined();
  });
});
