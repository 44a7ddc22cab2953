import { type Context, type FailureEventArgs, NonRetriableError, RetryAfterError } from "inngest";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findRun, listRuns } from "@/lib/job-runs/queries";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { emptyEngine, type InProcessEngine, inProcessEngine, stillClock } from "@/tests/support/engine";

/** The SDK types this itself only where a function is written on its own. */
type FailureContext = Context & FailureEventArgs;

const db = await testDatabase();
const ctx = testContext(db, await createPerson(db, "admin"));
const clock = stillClock();
let running: InProcessEngine | undefined;

beforeEach(() => emptyEngine(db));
afterEach(() => running?.stop());

async function runOf(functionId: string) {
  const { runs } = await listRuns(ctx, { functionId: `test-${functionId}`, limit: 2 });
  expect(runs).toHaveLength(1);
  return findRun(ctx, runs[0]!.id);
}

describe("a step that fails", () => {
  it("is tried again alone, after the first wait, then the second, then the last of the list", async () => {
    const tried: number[] = [];
    let before = 0;
    running = inProcessEngine(
      db,
      (client) => [
        client.createFunction({ id: "f", triggers: [{ event: "go" }], retries: 3 }, async ({ step, attempt }) => {
          await step.run("before", () => void before++);
          await step.run("bad", () => {
            tried.push(attempt);
            if (attempt < 3) throw new Error(`no ${attempt}`);
          });
        }),
      ],
      { clock, backoffMs: [1_000, 10_000] },
    );
    await running.send({ name: "go" });
    await running.idle();
    for (const waitMs of [1_000, 10_000, 10_000]) {
      const retryAt = (await runOf("f")).failures.at(-1)!.retryAt!.getTime() - clock().getTime();
      expect(retryAt).toBeGreaterThanOrEqual(waitMs);
      expect(retryAt).toBeLessThanOrEqual(waitMs * 1.1);
      const sofar = tried.length;
      clock.advance(waitMs - 1);
      await running.idle();
      expect(tried).toHaveLength(sofar);
      clock.advance(waitMs / 10 + 1);
      await running.idle();
    }
    expect(tried).toEqual([0, 1, 2, 3]);
    expect(before).toBe(1);
    const run = await runOf("f");
    expect(run.state).toBe("completed");
    expect(run.failures.map(({ stepName, attempt, error }) => `${stepName} ${attempt} ${error.message}`)).toEqual([
      "bad 1 no 0",
      "bad 2 no 1",
      "bad 3 no 2",
    ]);
  });

  it("for good can be caught by the function, which goes on", async () => {
    let caught = "";
    running = inProcessEngine(db, (client) => [
      client.createFunction({ id: "f", triggers: [{ event: "go" }], retries: 2 }, async ({ step }) => {
        await step
          .run("bad", () => {
            throw new TypeError("broken");
          })
          .catch((error: Error) => {
            caught = error.message;
          });
        return await step.run("after", () => "fine");
      }),
    ]);
    await running.send({ name: "go" });
    await running.idle();
    const run = await runOf("f");
    expect(caught).toBe("broken");
    expect(run.state).toBe("completed");
    expect(run.steps.map(({ name, state, attempts }) => `${name} ${state} ${attempts}`)).toEqual([
      "bad failed 3",
      "after done 1",
    ]);
    expect(run.steps[0]?.error).toEqual({ name: "TypeError", message: "broken" });
  });

  it("for good and uncaught fails the run, with what it said", async () => {
    running = inProcessEngine(db, (client) => [
      client.createFunction({ id: "f", triggers: [{ event: "go" }], retries: 1 }, async ({ step }) => {
        await step.run("bad", () => {
          throw new Error("broken");
        });
      }),
    ]);
    await running.send({ name: "go" });
    await running.idle();
    const run = await runOf("f");
    expect(run).toMatchObject({ state: "failed", error: { message: "broken" }, dueAt: null });
    expect(run.failures.filter((failure) => failure.stepName === "bad")).toHaveLength(2);
  });

  it("is not tried again when it says that this is no use", async () => {
    let tried = 0;
    running = inProcessEngine(db, (client) => [
      client.createFunction({ id: "f", triggers: [{ event: "go" }], retries: 5 }, async ({ step }) => {
        await step.run("bad", () => {
          tried++;
          throw new NonRetriableError("never");
        });
      }),
    ]);
    await running.send({ name: "go" });
    await running.idle();
    expect(tried).toBe(1);
    expect((await runOf("f")).state).toBe("failed");
  });

  it.each([
    ["a number of seconds", () => "90s"],
    ["a date", () => new Date(clock().getTime() + 90_000)],
  ])("is tried again when it asked to be, as %s, and not by the list", async (_, after) => {
    let tried = 0;
    running = inProcessEngine(
      db,
      (client) => [
        client.createFunction({ id: "f", triggers: [{ event: "go" }], retries: 2 }, async ({ step }) => {
          await step.run("bad", () => {
            if (++tried === 1) throw new RetryAfterError("later", after());
          });
        }),
      ],
      { clock, backoffMs: [0] },
    );
    await running.send({ name: "go" });
    await running.idle();
    clock.advance(89_000);
    await running.idle();
    expect(tried).toBe(1);
    clock.advance(1_000);
    await running.idle();
    expect(tried).toBe(2);
    expect((await runOf("f")).state).toBe("completed");
  });
});

describe("a function that fails between its steps", () => {
  it("is called again without repeating the steps, and fails after the last attempt", async () => {
    let steps = 0;
    let calls = 0;
    running = inProcessEngine(db, (client) => [
      client.createFunction({ id: "f", triggers: [{ event: "go" }], retries: 2 }, async ({ step }) => {
        await step.run("once", () => void steps++);
        calls++;
        throw new Error("outside");
      }),
    ]);
    await running.send({ name: "go" });
    await running.idle();
    expect([steps, calls]).toEqual([1, 3]);
    const run = await runOf("f");
    expect(run).toMatchObject({ state: "failed", error: { message: "outside" } });
    expect(run.failures.map((failure) => failure.attempt)).toEqual([1, 2, 3]);
  });

  it("has five attempts where it does not say, as with Inngest", async () => {
    let calls = 0;
    running = inProcessEngine(db, (client) => [
      client.createFunction({ id: "f", triggers: [{ event: "go" }] }, async () => {
        calls++;
        throw new Error("outside");
      }),
    ]);
    await running.send({ name: "go" });
    await running.idle();
    expect(calls).toBe(5);
  });
});

describe("a call that does not get through", () => {
  it("costs no attempt where nobody listened", async () => {
    let away = true;
    const attempts: number[] = [];
    running = inProcessEngine(
      db,
      (client) => [
        client.createFunction({ id: "f", triggers: [{ event: "go" }], retries: 0 }, async ({ attempt }) => {
          attempts.push(attempt);
        }),
      ],
      {
        between: (handler) => async (input, init) => {
          if (init?.method !== "POST" || !away) return handler(input, init);
          away = false;
          throw new TypeError("fetch failed", { cause: { code: "ECONNREFUSED" } });
        },
      },
    );
    await running.send({ name: "go" });
    await running.idle();
    expect(attempts).toEqual([0]);
    expect((await runOf("f")).state).toBe("completed");
  });

  it.each([
    ["is cut off", async () => Promise.reject(new TypeError("terminated", { cause: { code: "UND_ERR_SOCKET" } }))],
    ["is answered by something else", async () => new Response("<h1>no</h1>", { status: 502 })],
    ["is answered with nonsense", async () => new Response("{", { status: 206, headers: { "x-inngest-sdk": "x" } })],
  ])("is a failed attempt where it %s", async (_, answer) => {
    running = inProcessEngine(
      db,
      (client) => [client.createFunction({ id: "f", triggers: [{ event: "go" }], retries: 1 }, async () => {})],
      { between: (handler) => (input, init) => (init?.method === "POST" ? answer() : handler(input, init)) },
    );
    await running.send({ name: "go" });
    await running.idle();
    const run = await runOf("f");
    expect(run).toMatchObject({ state: "failed", error: { name: "CallError" } });
  });
});

describe("onFailure", () => {
  it("is told once, with the event that began it all and the last error", async () => {
    const told: unknown[] = [];
    running = inProcessEngine(db, (client) => [
      client.createFunction(
        {
          id: "f",
          triggers: [{ event: "go" }],
          retries: 1,
          onFailure: async ({ event, error, step }: FailureContext) => {
            await step.run("tell", () => {
              const { id, name, data } = event.data.event;
              told.push({ id, name, data, error: error.message, of: event.data.function_id });
            });
          },
        },
        async ({ step }) => {
          await step.run("bad", () => {
            throw new Error("broken");
          });
        },
      ),
      client.createFunction(
        { id: "g", triggers: [{ event: "go" }], onFailure: async () => void told.push("wrong one") },
        async () => {},
      ),
    ]);
    await running.send({ id: "event-1", name: "go", data: { n: 7 } });
    await running.idle();
    expect(told).toEqual([{ id: "event-1", name: "go", data: { n: 7 }, error: "broken", of: "test-f" }]);
    expect((await runOf("f-failure")).state).toBe("completed");
  });

  it("that fails itself is the end of it", async () => {
    let told = 0;
    running = inProcessEngine(db, (client) => [
      client.createFunction(
        {
          id: "f",
          triggers: [{ event: "go" }],
          retries: 0,
          onFailure: async () => {
            told++;
            throw new NonRetriableError("also");
          },
        },
        async () => {
          throw new Error("broken");
        },
      ),
    ]);
    await running.send({ name: "go" });
    await running.idle();
    expect(told).toBe(1);
    expect((await runOf("f-failure")).state).toBe("failed");
  });
});
