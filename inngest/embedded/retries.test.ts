import { type Context, type FailureEventArgs, NonRetriableError, RetryAfterError } from "inngest";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findRun, listRuns } from "@/lib/job-runs/queries";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { emptyEngine, type InProcessEngine, inProcessEngine, stillClock } from "@/tests/support/engine";

/** The SDK infers this type only for a separate function. */
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
  it("A failing step is retried alone, with the waits of the list in order", async () => {
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

  it("A function can catch a step's final failure and continue", async () => {
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

  it("An uncaught final failure of a step fails the run with its error", async () => {
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

  it("A step that throws a non-retriable error is not retried", async () => {
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
  ])("A step that requests a retry after %s is retried then, not by the list", async (_, after) => {
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
  it("A function that fails between its steps is called again without repeating them, and fails after the last attempt", async () => {
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

  it("A function has five attempts by default, as with Inngest", async () => {
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
  it("A call to an unreachable server costs no attempt", async () => {
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
  ])("A call is a failed attempt if it %s", async (_, answer) => {
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
  it("onFailure is called once, with the original event and the last error", async () => {
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

  it("A failing onFailure is not followed by another one", async () => {
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
