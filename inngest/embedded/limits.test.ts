import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/clock";
import { testDatabase } from "@/tests/support/database";
import { emptyEngine, type InProcessEngine, inProcessEngine, stillClock, testGate } from "@/tests/support/engine";

const db = await testDatabase();
let running: InProcessEngine | undefined;

beforeEach(() => emptyEngine(db));
afterEach(() => running?.stop());

/** Counts simultaneous calls, per key and in total. */
function crowd() {
  const now = new Map<string, number>();
  const peak = new Map<string, number>();
  return {
    peak,
    in: (key: string) => {
      now.set(key, (now.get(key) ?? 0) + 1);
      peak.set(key, Math.max(peak.get(key) ?? 0, now.get(key)!));
    },
    out: (key: string) => void now.set(key, now.get(key)! - 1),
  };
}

describe("concurrency", () => {
  it("A concurrency limit bounds the simultaneous calls of a function; the others run later", async () => {
    const [first, second] = [testGate(), testGate()];
    const gates = [first, second];
    const began: number[] = [];
    running = inProcessEngine(db, (client) => [
      client.createFunction({ id: "f", triggers: [{ event: "go" }], concurrency: 2 }, async ({ event, step }) => {
        await step.run("work", async () => {
          began.push(event.data.n);
          await gates.shift()?.pass();
        });
      }),
      client.createFunction({ id: "g", triggers: [{ event: "other" }] }, async () => void began.push(100)),
    ]);
    await running.send([0, 1, 2, 3].map((n) => ({ name: "go", data: { n } })));
    await Promise.all([first.reached, second.reached]);
    await running.send({ name: "other" });
    await untilTrue(() => began.includes(100));
    expect(began.filter((n) => n < 100)).toHaveLength(2);
    first.open();
    second.open();
    await running.idle();
    expect(began.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 100]);
  });

  it("A concurrency limit with a key counts each key separately", async () => {
    const seen = crowd();
    running = inProcessEngine(
      db,
      (client) => [
        client.createFunction(
          { id: "f", triggers: [{ event: "go" }], concurrency: { limit: 1, key: "event.data.who" } },
          async ({ event, step }) => {
            const work = () => {
              seen.in(event.data.who);
              seen.in("all");
              return new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
                seen.out(event.data.who);
                seen.out("all");
              });
            };
            await step.run("one", work);
            await Promise.all([step.run("two", work), step.run("three", work)]);
          },
        ),
      ],
      { concurrency: 6 },
    );
    await running.send(["a", "b", "a", "b", "a", "c"].map((who) => ({ name: "go", data: { who } })));
    await running.idle();
    expect(Object.fromEntries(seen.peak)).toMatchObject({ a: 1, b: 1, c: 1 });
    expect(seen.peak.get("all")).toBeGreaterThan(1);
  });

  it("Sleeping runs do not use up a concurrency limit", async () => {
    const clock = stillClock();
    let asleep = 0;
    running = inProcessEngine(
      db,
      (client) => [
        client.createFunction({ id: "f", triggers: [{ event: "go" }], concurrency: 1 }, async ({ step }) => {
          await step.run("before", () => void asleep++);
          await step.sleep("rest", "1h");
        }),
      ],
      { clock },
    );
    await running.send([{ name: "go" }, { name: "go" }, { name: "go" }]);
    await running.idle();
    expect(asleep).toBe(3);
  });

  it("The engine's own limit bounds all functions together", async () => {
    const seen = crowd();
    running = inProcessEngine(
      db,
      (client) => [
        client.createFunction({ id: "f", triggers: [{ event: "go" }] }, async () => {
          seen.in("all");
          await new Promise<void>((resolve) => setImmediate(resolve));
          seen.out("all");
        }),
      ],
      { concurrency: 3 },
    );
    await running.send(Array.from({ length: 12 }, () => ({ name: "go" })));
    await running.idle();
    expect(seen.peak.get("all")).toBe(3);
  });

  it("The engine's own limit may change while it runs", async () => {
    const seen = crowd();
    let most = 1;
    running = inProcessEngine(
      db,
      (client) => [
        client.createFunction({ id: "f", triggers: [{ event: "go" }] }, async ({ event }) => {
          seen.in(event.data.when);
          await new Promise<void>((resolve) => setImmediate(resolve));
          seen.out(event.data.when);
        }),
      ],
      { concurrency: () => most },
    );
    await running.send(Array.from({ length: 6 }, () => ({ name: "go", data: { when: "pressed" } })));
    await running.idle();
    most = 4;
    await running.send(Array.from({ length: 12 }, () => ({ name: "go", data: { when: "quiet" } })));
    await running.idle();
    expect(Object.fromEntries(seen.peak)).toEqual({ pressed: 1, quiet: 4 });
  });
});

describe("idempotency", () => {
  it("Events with the same idempotency key start one run in 24 hours", async () => {
    const clock = stillClock();
    const ran: number[] = [];
    running = inProcessEngine(
      db,
      (client) => [
        client.createFunction(
          { id: "f", triggers: [{ event: "go" }], idempotency: "event.data.who" },
          async ({ event }) => void ran.push(event.data.n),
        ),
        client.createFunction({ id: "g", triggers: [{ event: "go" }] }, async () => void ran.push(100)),
      ],
      { clock },
    );
    const send = (who: string, n: number) => ({ name: "go", data: { who, n } });
    await running.send([send("a", 1), send("a", 2), send("b", 3)]);
    await running.idle();
    clock.advance(DAY_MS - 1);
    await running.send(send("a", 4));
    await running.idle();
    clock.advance(1);
    await running.send(send("a", 5));
    await running.idle();
    expect(ran.filter((n) => n < 100).toSorted()).toEqual([1, 3, 5]);
    expect(ran.filter((n) => n === 100)).toHaveLength(5);
  });
});

async function untilTrue(check: () => boolean): Promise<void> {
  while (!check()) await new Promise((resolve) => setImmediate(resolve));
}
