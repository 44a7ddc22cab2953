import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { testDatabase } from "@/tests/support/database";
import { emptyEngine, type InProcessEngine, inProcessEngine, testGate } from "@/tests/support/engine";

const db = await testDatabase();
const running: InProcessEngine[] = [];

beforeEach(async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  await emptyEngine(db);
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const engine of running.splice(0)) await engine.stop();
});

function start(ran: string[], options: Parameters<typeof inProcessEngine>[2] = {}): InProcessEngine {
  const engine = inProcessEngine(
    db,
    (client) => [
      client.createFunction(
        { id: "f", triggers: [{ event: "go" }] },
        async ({ event }) => void ran.push(String(event.id)),
      ),
    ],
    options,
  );
  running.push(engine);
  return engine;
}

describe("an engine that does not lead", () => {
  it("A follower stores events for the leader and runs none itself", async () => {
    const [here, there]: [string[], string[]] = [[], []];
    const follower = start(there, { holdLock: async () => undefined });
    const leader = start(here);
    await follower.send({ id: "one", name: "go" });
    await leader.idle();
    await expect(follower.idle()).rejects.toThrow("Another process runs the functions.");
    expect([here, there]).toEqual([["one"], []]);
    expect(await follower.engine.state()).toMatchObject({ leader: false, synced: true });
    expect(await leader.engine.state()).toMatchObject({ leader: true, synced: true });
  });

  it("An engine that lost the lead starts nothing, and the next leader runs its interrupted step again", async () => {
    const stuck = testGate();
    const ran: string[] = [];
    let lose = () => {};
    const functions = (slow: boolean) => (client: InProcessEngine["client"]) => [
      client.createFunction({ id: "f", triggers: [{ event: "go" }] }, async ({ step }) => {
        await step.run("work", async () => {
          ran.push(slow ? "first" : "second");
          if (slow) await stuck.pass();
        });
      }),
    ];
    const first = inProcessEngine(db, functions(true), {
      holdLock: async (onLost) => {
        lose = onLost;
        return async () => {};
      },
    });
    running.push(first);
    await first.send({ name: "go" });
    await stuck.reached;
    lose();
    const second = inProcessEngine(db, functions(false));
    running.push(second);
    await second.idle();
    stuck.open();
    await second.send({ name: "go" });
    await second.idle();
    expect(ran).toEqual(["first", "second", "second"]);
  });
});

describe("the start", () => {
  it("Starting the engine returns before the app answers, and the sync is retried until it does", async () => {
    const ran: string[] = [];
    let refusals = 2;
    const engine = start(ran, {
      between: (handler) => async (input, init) => {
        if (refusals-- > 0) throw new TypeError("fetch failed", { cause: { code: "ECONNREFUSED" } });
        return handler(input, init);
      },
    });
    expect((await engine.engine.state()).synced).toBe(false);
    await engine.send({ id: "one", name: "go" });
    await engine.idle();
    expect(ran).toEqual(["one"]);
    expect(refusals).toBeLessThan(0);
  });
});

describe("work that nobody announces", () => {
  it("Work that nobody announced is found by polling", async () => {
    const ran: string[] = [];
    const leader = start(ran, { pollMs: 5 });
    await leader.idle();
    const other = start([], { holdLock: async () => undefined });
    await other.send({ id: "one", name: "go" });
    while (ran.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(ran).toEqual(["one"]);
  });

  it("A retry that is due between two polls runs on time", async () => {
    let calls = 0;
    const engine = inProcessEngine(
      db,
      (client) => [
        client.createFunction({ id: "f", triggers: [{ event: "go" }], retries: 1 }, async () => {
          if (++calls === 1) throw new Error("not yet");
        }),
      ],
      { backoffMs: [5] },
    );
    running.push(engine);
    await engine.send({ name: "go" });
    while (calls < 2) await new Promise((resolve) => setImmediate(resolve));
    await engine.idle();
    expect(calls).toBe(2);
  });
});
