import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findRun, listRuns } from "@/lib/job-runs/queries";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { emptyEngine, type InProcessEngine, inProcessEngine, stillClock, testGate } from "@/tests/support/engine";

const db = await testDatabase();
const ctx = testContext(db, await createPerson(db, "admin"));
let running: InProcessEngine | undefined;

beforeEach(() => emptyEngine(db));
afterEach(() => running?.stop());

/** The only run. */
async function theRun() {
  const { runs } = await listRuns(ctx, { limit: 2 });
  expect(runs).toHaveLength(1);
  return findRun(ctx, runs[0]!.id);
}

describe("steps", () => {
  it("Each step runs once, and the function continues with its result", async () => {
    const done: string[] = [];
    const answers: unknown[] = [];
    running = inProcessEngine(db, (client) => [
      client.createFunction({ id: "sum", triggers: [{ event: "go" }] }, async ({ event, step }) => {
        const a = await step.run("a", () => {
          done.push("a");
          return event.data.n + 1;
        });
        const b = await step.run("b", () => {
          done.push("b");
          return { sum: a + 1 };
        });
        await step.run("nothing", () => void done.push("nothing"));
        answers.push(b.sum);
        return b;
      }),
    ]);
    await running.send({ name: "go", data: { n: 1 } });
    await running.idle();
    const run = await theRun();
    expect(done).toEqual(["a", "b", "nothing"]);
    expect(answers).toEqual([3]);
    expect(run).toMatchObject({ state: "completed", functionId: "test-sum" });
    expect(run.steps.map(({ name, op, state, attempts }) => ({ name, op, state, attempts }))).toEqual([
      { name: "a", op: "StepRun", state: "done", attempts: 1 },
      { name: "b", op: "StepRun", state: "done", attempts: 1 },
      { name: "nothing", op: "StepRun", state: "done", attempts: 1 },
    ]);
  });

  it("A repeated step name is another step", async () => {
    const done: number[] = [];
    running = inProcessEngine(db, (client) => [
      client.createFunction({ id: "loop", triggers: [{ event: "go" }] }, async ({ step }) => {
        for (let i = 0; i < 3; i++) await step.run("same", () => void done.push(i));
      }),
    ]);
    await running.send({ name: "go" });
    await running.idle();
    expect(done).toEqual([0, 1, 2]);
    expect((await theRun()).steps).toHaveLength(3);
  });

  it("Parallel steps run at the same time, and the function continues when all are done", async () => {
    const [left, right] = [testGate(), testGate()];
    let went = 0;
    running = inProcessEngine(db, (client) => [
      client.createFunction({ id: "both", triggers: [{ event: "go" }] }, async ({ step }) => {
        const first = await step.run("first", () => 1);
        const answers = await Promise.all([
          step.run("left", () => left.pass().then(() => first + 1)),
          step.run("right", () => right.pass().then(() => first + 2)),
        ]);
        went = await step.run("last", () => answers[0] + answers[1]);
        return went;
      }),
    ]);
    await running.send({ name: "go" });
    await Promise.all([left.reached, right.reached]);
    left.open();
    right.open();
    await running.idle();
    expect(went).toBe(5);
    expect((await theRun()).steps.map((step) => step.state)).toEqual(["done", "done", "done", "done"]);
  });

  it("Parallel steps are replayed in the order in which they ended", async () => {
    const [left, right] = [testGate(), testGate()];
    let order: string[] = [];
    running = inProcessEngine(db, (client) => [
      client.createFunction({ id: "both", triggers: [{ event: "go" }] }, async ({ step }) => {
        order = [];
        const run = (name: string, at: typeof left) =>
          step.run(name, () => at.pass()).then(() => void order.push(name));
        await Promise.all([run("left", left), run("right", right)]);
      }),
    ]);
    await running.send({ name: "go" });
    await Promise.all([left.reached, right.reached]);
    right.open();
    while (!(await theRun()).steps.some((step) => step.state === "done")) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    left.open();
    await running.idle();
    expect(order).toEqual(["right", "left"]);
  });

  it("Of parallel steps only the failed one is retried", async () => {
    const done: string[] = [];
    running = inProcessEngine(db, (client) => [
      client.createFunction({ id: "both", triggers: [{ event: "go" }], retries: 1 }, async ({ step, attempt }) => {
        await Promise.all([
          step.run("good", () => void done.push("good")),
          step.run("bad", () => {
            done.push(`bad ${attempt}`);
            if (attempt === 0) throw new Error("not yet");
          }),
        ]);
      }),
    ]);
    await running.send({ name: "go" });
    await running.idle();
    expect(done.toSorted()).toEqual(["bad 0", "bad 1", "good"]);
    const run = await theRun();
    expect(run.state).toBe("completed");
    expect(run.steps.map(({ name, attempts }) => `${name} ${attempts}`).toSorted()).toEqual(["bad 2", "good 1"]);
  });

  it("Step results keep characters that only text columns accept", async () => {
    const odd = { nul: "a\u0000b", surrogate: "\ud800", "": [null, 0.1, -0, 1e300], nested: { "\u0000": true } };
    let seen: unknown;
    running = inProcessEngine(
      db,
      (client) => [
        client.createFunction({ id: "odd", triggers: [{ event: "go" }] }, async ({ event, step }) => {
          const answer = await step.run("odd", () => odd);
          await step.sleep("a while", "1s");
          seen = [answer, event.data];
        }),
      ],
      { clock },
    );
    await running.send({ name: "go", data: odd });
    await running.idle();
    clock.advance(1000);
    await running.idle();
    expect(seen).toEqual(JSON.parse(JSON.stringify([odd, odd])));
  });

  it("40 consecutive steps are all saved in one call", async () => {
    let calls = 0;
    running = inProcessEngine(
      db,
      (client) => [
        client.createFunction({ id: "long", triggers: [{ event: "go" }] }, async ({ step }) => {
          for (let i = 0; i < 40; i++) await step.run(`step ${i}`, () => i);
        }),
      ],
      {
        between: (handler) => (input, init) => {
          if (init?.method === "POST") calls++;
          return handler(input, init);
        },
      },
    );
    await running.send({ name: "go" });
    await running.idle();
    expect(calls).toBe(1);
    expect((await theRun()).steps).toHaveLength(40);
  });

  it("A step can send events that start other functions", async () => {
    const heard: unknown[] = [];
    running = inProcessEngine(db, (client) => [
      client.createFunction({ id: "says", triggers: [{ event: "go" }] }, async ({ step }) => {
        await step.sendEvent("tell", [
          { name: "told", data: { n: 1 } },
          { name: "told", data: { n: 2 } },
        ]);
      }),
      client.createFunction({ id: "hears", triggers: [{ event: "told" }] }, async ({ event }) => {
        heard.push(event.data.n);
      }),
    ]);
    await running.send({ name: "go" });
    await running.idle();
    expect(heard.toSorted()).toEqual([1, 2]);
  });
});

const clock = stillClock();

describe("triggers", () => {
  it("An event starts every function with a matching trigger and condition", async () => {
    const ran: string[] = [];
    running = inProcessEngine(db, (client) => [
      client.createFunction({ id: "any", triggers: [{ event: "go" }] }, async () => void ran.push("any")),
      client.createFunction(
        { id: "some", triggers: [{ event: "go", if: "event.data.kind == 'some'" }] },
        async () => void ran.push("some"),
      ),
      client.createFunction(
        { id: "other", triggers: [{ event: "go", if: "event.data.missing == 'x'" }] },
        async () => void ran.push("other"),
      ),
      client.createFunction(
        { id: "twice", triggers: [{ event: "go" }, { event: "go", if: "true" }] },
        async () => void ran.push("twice"),
      ),
    ]);
    await running.send({ name: "go", data: { kind: "some" } });
    await running.idle();
    expect(ran.toSorted()).toEqual(["any", "some", "twice"]);
  });

  it("An event without a listening function is no error", async () => {
    running = inProcessEngine(db, (client) => [
      client.createFunction({ id: "any", triggers: [{ event: "go" }] }, async () => {}),
    ]);
    await running.send({ name: "unheard" });
    await running.idle();
    expect((await listRuns(ctx, { limit: 5 })).runs).toEqual([]);
  });
});
