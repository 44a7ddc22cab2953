import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findRun, listRuns } from "@/lib/job-runs/queries";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { emptyEngine, type InProcessEngine, inProcessEngine, stillClock, testGate } from "@/tests/support/engine";

const db = await testDatabase();
const ctx = testContext(db, await createPerson(db, "admin"));
const clock = stillClock();
let running: InProcessEngine | undefined;

beforeEach(() => emptyEngine(db));
afterEach(() => running?.stop());

async function theRun() {
  const { runs } = await listRuns(ctx, { limit: 2 });
  expect(runs).toHaveLength(1);
  return findRun(ctx, runs[0]!.id);
}

describe("sleep", () => {
  it.each([
    ["for a time", "1h30m"],
    ["until a moment", () => new Date(clock().getTime() + 5_400_000)],
  ])("A sleep %s pauses a run for exactly that time", async (_, time) => {
    let resumed = 0;
    running = inProcessEngine(
      db,
      (client) => [
        client.createFunction({ id: "f", triggers: [{ event: "go" }] }, async ({ step }) => {
          if (typeof time === "string") await step.sleep("rest", "90m");
          else await step.sleepUntil("rest", time());
          await step.run("after", () => void resumed++);
        }),
      ],
      { clock },
    );
    await running.send({ name: "go" });
    await running.idle();
    clock.advance(5_399_000);
    await running.idle();
    expect(resumed).toBe(0);
    expect((await theRun()).steps[0]).toMatchObject({ name: "rest", op: "Sleep", state: "waiting" });
    clock.advance(1_000);
    await running.idle();
    expect(resumed).toBe(1);
    expect((await theRun()).state).toBe("completed");
  });

  it("A function waits for a sleep and a parallel step", async () => {
    let after = 0;
    running = inProcessEngine(
      db,
      (client) => [
        client.createFunction({ id: "f", triggers: [{ event: "go" }] }, async ({ step }) => {
          await Promise.all([step.sleep("rest", "10s"), step.run("work", () => 1)]);
          await step.run("after", () => void after++);
        }),
      ],
      { clock },
    );
    await running.send({ name: "go" });
    await running.idle();
    expect(after).toBe(0);
    clock.advance(10_000);
    await running.idle();
    expect(after).toBe(1);
  });
});

describe("waitForEvent", () => {
  const waiter = (options: { if?: string; match?: string }, seen: unknown[]) => (client: InProcessEngine["client"]) => [
    client.createFunction({ id: "f", triggers: [{ event: "asked" }] }, async ({ step }) => {
      const answer = await step.waitForEvent("answer", { event: "answered", timeout: "1d", ...options } as {
        event: string;
        timeout: string;
      });
      seen.push(answer?.data ?? null);
    }),
  ];

  it("waitForEvent returns the matching event", async () => {
    const seen: unknown[] = [];
    running = inProcessEngine(db, waiter({}, seen), { clock });
    await running.send({ name: "asked" });
    await running.idle();
    expect(seen).toEqual([]);
    await running.send({ name: "answered", data: { yes: true } });
    await running.idle();
    expect(seen).toEqual([{ yes: true }]);
    expect((await theRun()).steps[0]).toMatchObject({ op: "WaitForEvent", state: "done", eventName: "answered" });
  });

  it.each([
    ["if", { if: "async.data.ticket == event.data.ticket && async.data.yes" }],
    ["match", { match: "data.ticket" }],
  ])("waitForEvent ignores events that do not match its `%s`", async (_, options) => {
    const seen: unknown[] = [];
    running = inProcessEngine(db, waiter(options, seen), { clock });
    await running.send({ name: "asked", data: { ticket: "a" } });
    await running.idle();
    await running.send([
      { name: "answered", data: { ticket: "b", yes: true } },
      { name: "answered", data: { other: 1 } },
      { name: "unrelated", data: { ticket: "a", yes: true } },
    ]);
    await running.idle();
    expect(seen).toEqual([]);
    await running.send({ name: "answered", data: { ticket: "a", yes: true } });
    await running.idle();
    expect(seen).toEqual([{ ticket: "a", yes: true }]);
  });

  it("waitForEvent returns nothing after its timeout, and a later event changes nothing", async () => {
    const seen: unknown[] = [];
    running = inProcessEngine(db, waiter({}, seen), { clock });
    await running.send({ name: "asked" });
    await running.idle();
    clock.advance(24 * 3_600_000);
    await running.idle();
    expect(seen).toEqual([null]);
    await running.send({ name: "answered" });
    await running.idle();
    expect(seen).toEqual([null]);
  });

  it("Parallel waits each end with their own event", async () => {
    let seen: unknown;
    running = inProcessEngine(db, (client) => [
      client.createFunction({ id: "f", triggers: [{ event: "asked" }] }, async ({ step }) => {
        const answers = await Promise.all([
          step.waitForEvent("a", { event: "a", timeout: "1h" }),
          step.waitForEvent("b", { event: "b", timeout: "1h" }),
        ]);
        seen = answers.map((answer) => answer?.name);
      }),
    ]);
    await running.send({ name: "asked" });
    await running.idle();
    await running.send({ name: "b" });
    await running.idle();
    expect(seen).toBeUndefined();
    await running.send({ name: "a" });
    await running.idle();
    expect(seen).toEqual(["a", "b"]);
  });

  it("A wait takes the first of several events, and every waiting run gets it", async () => {
    const seen: unknown[] = [];
    running = inProcessEngine(db, waiter({}, seen), { clock });
    await running.send([{ name: "asked" }, { name: "asked" }]);
    await running.idle();
    await running.send([
      { name: "answered", data: { n: 1 } },
      { name: "answered", data: { n: 2 } },
    ]);
    await running.idle();
    expect(seen).toEqual([{ n: 1 }, { n: 1 }]);
  });
});

describe("cancelOn", () => {
  it("cancelOn ends a run during a step, and no later step runs", async () => {
    const work = testGate();
    const done: string[] = [];
    running = inProcessEngine(db, (client) => [
      client.createFunction(
        { id: "f", triggers: [{ event: "go" }], cancelOn: [{ event: "stop", match: "data.ticket" }] },
        async ({ step }) => {
          await step.run("work", () => work.pass().then(() => void done.push("work")));
          await step.run("more", () => void done.push("more"));
        },
      ),
    ]);
    await running.send({ name: "go", data: { ticket: "a" } });
    await work.reached;
    await running.send({ name: "stop", data: { ticket: "a" } });
    await untilState("cancelled");
    work.open();
    await running.idle();
    expect(done).toEqual(["work"]);
    expect(await theRun()).toMatchObject({ state: "cancelled", error: { name: "Cancelled" }, steps: [], dueAt: null });
  });

  it("cancelOn ends a sleeping run and no other", async () => {
    const resumed: unknown[] = [];
    running = inProcessEngine(
      db,
      (client) => [
        client.createFunction(
          { id: "f", triggers: [{ event: "go" }], cancelOn: [{ event: "stop", if: "async.data.id == event.data.id" }] },
          async ({ event, step }) => {
            await step.sleep("rest", "10s");
            resumed.push(event.data.id);
          },
        ),
      ],
      { clock },
    );
    await running.send([
      { name: "go", data: { id: 1 } },
      { name: "go", data: { id: 2 } },
    ]);
    await running.idle();
    await running.send({ name: "stop", data: { id: 1 } });
    await running.idle();
    clock.advance(10_000);
    await running.idle();
    expect(resumed).toEqual([2]);
  });

  it("cancelOn ends a run that the previous event started", async () => {
    const ran: unknown[] = [];
    running = inProcessEngine(db, (client) => [
      client.createFunction(
        { id: "f", triggers: [{ event: "go" }], cancelOn: [{ event: "stop" }] },
        async () => void ran.push(1),
      ),
    ]);
    await running.send([{ name: "go" }, { name: "stop" }]);
    await running.idle();
    expect(ran).toEqual([]);
    expect((await theRun()).state).toBe("cancelled");
  });

  it("cancelOn ends a run with a pending retry, which then does not happen", async () => {
    let tried = 0;
    running = inProcessEngine(
      db,
      (client) => [
        client.createFunction(
          { id: "f", triggers: [{ event: "go" }], cancelOn: [{ event: "stop" }] },
          async ({ step }) => {
            await Promise.all([
              step.sleep("rest", "1h"),
              step.run("bad", () => {
                tried++;
                throw new Error("not yet");
              }),
            ]);
          },
        ),
      ],
      { clock, backoffMs: [10_000] },
    );
    await running.send({ name: "go" });
    await running.idle();
    await running.send({ name: "stop" });
    await running.idle();
    clock.advance(3_600_000);
    expect(await running.engine.state()).toMatchObject({ queued: 0 });
    await running.idle();
    expect(tried).toBe(1);
  });

  it("cancelOn applies only within its timeout", async () => {
    let resumed = 0;
    running = inProcessEngine(
      db,
      (client) => [
        client.createFunction(
          { id: "f", triggers: [{ event: "go" }], cancelOn: [{ event: "stop", timeout: "5s" }] },
          async ({ step }) => {
            await step.sleep("rest", "10s");
            resumed++;
          },
        ),
      ],
      { clock },
    );
    await running.send({ name: "go" });
    await running.idle();
    clock.advance(6_000);
    await running.send({ name: "stop" });
    await running.idle();
    clock.advance(4_000);
    await running.idle();
    expect(resumed).toBe(1);
  });

  async function untilState(state: string): Promise<void> {
    while ((await theRun()).state !== state) await new Promise((resolve) => setImmediate(resolve));
  }
});
