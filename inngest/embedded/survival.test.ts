import { eq } from "drizzle-orm";
import type { Inngest, InngestFunction } from "inngest";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { engineEvents, engineRuns, engineSteps } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { findRun, listRuns } from "@/lib/job-runs/queries";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { emptyEngine, type InProcessEngine, inProcessEngine, stillClock, testGate } from "@/tests/support/engine";

const db = await testDatabase();
const ctx = testContext(db, await createPerson(db, "admin"));
const running: InProcessEngine[] = [];
const clock = stillClock();

beforeEach(async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  await emptyEngine(db);
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const engine of running.splice(0)) await engine.stop();
});

function start(
  functions: (client: Inngest) => InngestFunction.Any[],
  options: Parameters<typeof inProcessEngine>[2] = {},
): InProcessEngine {
  const engine = inProcessEngine(db, functions, { clock, ...options });
  running.push(engine);
  return engine;
}

async function theRun() {
  const { runs } = await listRuns(ctx, { limit: 2 });
  expect(runs).toHaveLength(1);
  return findRun(ctx, runs[0]!.id);
}

describe("after the process died in the middle of a step", () => {
  it("After a crash only the interrupted step runs again, and late reports of the dead process are refused", async () => {
    const stuck = testGate();
    const done: string[] = [];
    const statuses: number[] = [];
    let first = true;
    const functions = (client: Inngest) => [
      client.createFunction({ id: "f", triggers: [{ event: "go" }], retries: 0 }, async ({ step }) => {
        await step.run("one", () => void done.push("one"));
        await step.run("two", async () => {
          done.push("two");
          if (!first) return "second";
          first = false;
          await stuck.pass();
          return "first";
        });
        await step.run("three", () => void done.push("three"));
      }),
    ];
    const dead = start(functions, {
      between: (handler) => async (input, init) => {
        const answer = await handler(input, init);
        statuses.push(answer.status);
        return answer;
      },
    });
    await dead.send({ name: "go" });
    await stuck.reached;
    dead.kill();
    const next = start(functions);
    await next.idle();
    expect(done).toEqual(["one", "two", "two", "three"]);
    expect(await theRun()).toMatchObject({ state: "completed", failures: [] });
    stuck.open();
    while (statuses.length < 2) await new Promise((resolve) => setImmediate(resolve));
    await next.idle();
    expect(statuses).toEqual([200, 400]);
    expect(done).toEqual(["one", "two", "two", "three"]);
    const rows = await db.select({ memo: engineSteps.memo }).from(engineSteps).where(eq(engineSteps.name, "two"));
    expect(rows).toEqual([{ memo: JSON.stringify({ data: "second" }) }]);
  });

  it("A late report is also refused while the next process runs the step, and is never replayed", async () => {
    const [dying, living] = [testGate(), testGate()];
    const gates = [dying, living];
    const answers: string[] = [];
    const statuses: number[] = [];
    const functions = (client: Inngest) => [
      client.createFunction({ id: "f", triggers: [{ event: "go" }], retries: 0 }, async ({ step }) => {
        const answer = await step.run("work", async () => {
          const mine = gates.shift()!;
          await mine.pass();
          return mine === dying ? "dying" : "living";
        });
        await step.run("after", () => void answers.push(answer));
      }),
    ];
    const dead = start(functions, {
      between: (handler) => async (input, init) => {
        const answer = await handler(input, init);
        statuses.push(answer.status);
        return answer;
      },
    });
    await dead.send({ name: "go" });
    await dying.reached;
    dead.kill();
    const next = start(functions);
    await living.reached;
    dying.open();
    while (statuses.length < 2) await new Promise((resolve) => setImmediate(resolve));
    expect(statuses).toEqual([200, 400]);
    expect(await theRun()).toMatchObject({ state: "running", steps: [] });
    living.open();
    await next.idle();
    expect(answers).toEqual(["living"]);
    expect(await theRun()).toMatchObject({ state: "completed", failures: [] });
  });

  it("Of parallel steps only the interrupted ones run again", async () => {
    const stuck = testGate();
    const done: string[] = [];
    let first = true;
    const functions = (client: Inngest) => [
      client.createFunction({ id: "f", triggers: [{ event: "go" }], retries: 0 }, async ({ step }) => {
        await Promise.all([
          step.run("quick", () => void done.push("quick")),
          step.run("slow", async () => {
            done.push("slow");
            if (!first) return;
            first = false;
            await stuck.pass();
          }),
        ]);
        await step.run("last", () => void done.push("last"));
      }),
    ];
    const dead = start(functions);
    await dead.send({ name: "go" });
    await stuck.reached;
    while ((await theRun()).steps.every((step) => step.state !== "done"))
      await new Promise((resolve) => setImmediate(resolve));
    dead.kill();
    await start(functions).idle();
    expect(done.toSorted()).toEqual(["last", "quick", "slow", "slow"]);
    stuck.open();
  });

  it("After a crash no stored event is lost, and none starts a second run", async () => {
    const ran: string[] = [];
    const functions = (client: Inngest) => [
      client.createFunction(
        { id: "f", triggers: [{ event: "go" }] },
        async ({ event }) => void ran.push(String(event.id)),
      ),
    ];
    const dead = start(functions);
    await dead.send({ id: "before", name: "go" });
    await dead.idle();
    dead.kill();
    await dead.send({ id: "between", name: "go" });
    await dead.send({ id: "before", name: "go" });
    await start(functions).idle();
    expect(ran).toEqual(["before", "between"]);
  });

  it("A sleep and a wait continue after a crash", async () => {
    const seen: unknown[] = [];
    const functions = (client: Inngest) => [
      client.createFunction({ id: "f", triggers: [{ event: "go" }] }, async ({ step }) => {
        await step.sleep("rest", "10s");
        const answer = await step.waitForEvent("answer", { event: "answered", timeout: "1d" });
        seen.push(answer?.data);
      }),
    ];
    const dead = start(functions);
    await dead.send({ name: "go" });
    await dead.idle();
    dead.kill();
    clock.advance(10_000);
    const next = start(functions);
    await next.idle();
    next.kill();
    const last = start(functions);
    await last.send({ name: "answered", data: { yes: 1 } });
    await last.idle();
    expect(seen).toEqual([{ yes: 1 }]);
  });

  it("A step that crashes the process is given up after ten times, and the run says so", async () => {
    let calls = 0;
    const functions = (client: Inngest) => [
      client.createFunction({ id: "f", triggers: [{ event: "go" }], retries: 0 }, async () => void calls++),
    ];
    const [run] = await db
      .insert(engineRuns)
      .values({
        functionId: "test-f",
        eventId: "x",
        eventName: "go",
        event: JSON.stringify({ id: "x", name: "go", data: {}, ts: 1 }),
        dueAt: clock(),
        createdAt: clock(),
        claim: newId(),
        losses: 9,
      })
      .returning({ id: engineRuns.id });
    await start(functions).idle();
    expect(calls).toBe(0);
    expect(await findRun(ctx, run!.id)).toMatchObject({ state: "failed", error: { name: "Lost" } });
  });
});

describe("what can't be done does not stop the rest", () => {
  const fine = (ran: string[]) => (client: Inngest) => [
    client.createFunction(
      { id: "f", triggers: [{ event: "go" }] },
      async ({ event }) => void ran.push(String(event.id)),
    ),
  ];

  it("A run of a function that no longer exists fails and says so", async () => {
    const engine = start((client) => [
      client.createFunction({ id: "old", triggers: [{ event: "go" }] }, async ({ step }) => {
        await step.sleep("rest", "1h");
      }),
    ]);
    await engine.send({ name: "go" });
    await engine.idle();
    await engine.stop();
    clock.advance(3_600_000);
    const ran: string[] = [];
    const next = start(fine(ran));
    await next.send({ id: "new", name: "go" });
    await next.idle();
    expect(ran).toEqual(["new"]);
    const { runs } = await listRuns(ctx, { functionId: "test-old", limit: 1 });
    expect(await findRun(ctx, runs[0]!.id)).toMatchObject({
      state: "failed",
      error: { name: "UnknownFunction", message: expect.stringContaining("test-old") },
    });
  });

  it("Damaged rows do not stop the engine: an event is skipped, a run fails, a finished step counts as empty", async () => {
    const errors = vi.spyOn(console, "error").mockImplementation(() => {});
    await db.insert(engineEvents).values([
      { id: "bad-1", name: "go", body: "{", receivedAt: clock() },
      { id: "bad-2", name: "go", body: "null", receivedAt: clock() },
    ]);
    const due = { functionId: "test-f", eventName: "go", dueAt: clock(), createdAt: clock() };
    const good = JSON.stringify({ id: "good", name: "go", data: {}, ts: 1 });
    await db.insert(engineRuns).values([
      { ...due, eventId: "bad-run", event: "}" },
      { ...due, id: newId(), eventId: "good", event: good, startedAt: clock() },
    ]);
    const [run] = await db.select({ id: engineRuns.id }).from(engineRuns).where(eq(engineRuns.eventId, "good"));
    const step = { runId: run!.id, id: "x", op: "StepRun", name: "x", state: "done" as const, startedAt: clock() };
    await db.insert(engineSteps).values({ ...step, memo: "{", finishedAs: newId() });
    const ran: string[] = [];
    const engine = start(fine(ran));
    await engine.send({ id: "fine", name: "go" });
    await engine.idle();
    expect(ran.toSorted()).toEqual(["fine", "good"]);
    const failed = (await listRuns(ctx, { state: "failed", limit: 5 })).runs;
    expect(failed.map((line) => line.event.id)).toEqual(["bad-run"]);
    expect(errors).toHaveBeenCalledTimes(2);
  });

  it("A short database failure only costs time", async () => {
    const errors = vi.spyOn(console, "error").mockImplementation(() => {});
    const ran: string[] = [];
    const engine = start(fine(ran));
    await engine.idle();
    const select = vi.spyOn(db, "select").mockImplementationOnce(() => {
      throw new Error("away");
    });
    await db.insert(engineEvents).values({
      id: "one",
      name: "go",
      body: JSON.stringify({ id: "one", name: "go", data: {}, ts: 1 }),
      receivedAt: clock(),
    });
    await expect(engine.idle()).rejects.toThrow("away");
    select.mockRestore();
    await engine.idle();
    expect(ran).toEqual(["one"]);
    expect(errors).toHaveBeenCalledOnce();
  });

  it("A result that can't be stored is fetched again, and the step runs again", async () => {
    const errors = vi.spyOn(console, "error").mockImplementation(() => {});
    const ran: string[] = [];
    let breaks = true;
    const engine = start(fine(ran), {
      between: (handler) => async (input, init) => {
        const answer = await handler(input, init);
        if (init?.method === "POST" && breaks) {
          breaks = false;
          vi.spyOn(db, "update").mockImplementationOnce(() => {
            throw new Error("away");
          });
        }
        return answer;
      },
    });
    await engine.send({ id: "one", name: "go" });
    await engine.idle();
    expect(ran).toEqual(["one", "one"]);
    expect((await theRun()).state).toBe("completed");
    expect(errors).toHaveBeenCalledOnce();
  });
});

describe("stop", () => {
  it("A stop that interrupts a call costs no attempt, and the next process makes the call again", async () => {
    const work = testGate();
    const attempts: number[] = [];
    let cut: (why: Error) => void = () => {};
    const functions = (client: Inngest) => [
      client.createFunction({ id: "f", triggers: [{ event: "go" }], retries: 0 }, async ({ step, attempt }) => {
        await step.run("work", () => {
          attempts.push(attempt);
          return attempts.length === 1 ? work.pass() : undefined;
        });
      }),
    ];
    const engine = start(functions, {
      between: (handler) => (input, init) => {
        const broken = new Promise<never>((_, reject) => {
          cut = reject;
        });
        return Promise.race([handler(input, init), broken]);
      },
    });
    await engine.send({ name: "go" });
    await work.reached;
    const stopped = engine.stop();
    cut(new TypeError("terminated", { cause: { code: "UND_ERR_SOCKET" } }));
    await stopped;
    await start(functions).idle();
    expect(attempts).toEqual([0, 0]);
    expect(await theRun()).toMatchObject({ state: "completed", failures: [] });
    work.open();
  });

  it("A stop waits for the running step, saves its result, and starts nothing more", async () => {
    const work = testGate();
    const done: string[] = [];
    const functions = (client: Inngest) => [
      client.createFunction({ id: "f", triggers: [{ event: "go" }] }, async ({ step }) => {
        await step.run("work", () => work.pass().then(() => void done.push("work")));
      }),
    ];
    const engine = start(functions);
    await engine.send({ name: "go" });
    await work.reached;
    const stopped = engine.stop();
    await engine.send({ id: "late", name: "go" });
    work.open();
    await stopped;
    expect(done).toEqual(["work"]);
    expect((await theRun()).state).toBe("completed");
    await start(functions).idle();
    expect(done).toEqual(["work", "work"]);
  });
});
