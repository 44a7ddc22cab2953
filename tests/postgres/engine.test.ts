import type { Inngest, InngestFunction } from "inngest";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { listRuns } from "@/lib/job-runs/queries";
import { createPerson, testContext } from "../support/database";
import { emptyEngine, type InProcessEngine, inProcessEngine, testGate } from "../support/engine";
import { DRIVERS, realDatabase } from "./drivers";

const LOCK = 987_654;

describe.each(DRIVERS)("the engine on Postgres through %s", (driver) => {
  const database = realDatabase(driver);
  const running: InProcessEngine[] = [];

  beforeEach(async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    await emptyEngine(database.current.db);
  });
  afterEach(async () => {
    for (const engine of running.splice(0)) await engine.stop();
    vi.restoreAllMocks();
  });

  /** The engine of one app instance. */
  function instance(functions: (client: Inngest) => InngestFunction.Any[]): InProcessEngine {
    const { db, holdLock } = database.current;
    const engine = inProcessEngine(db, functions, { pollMs: 20, holdLock: (onLost) => holdLock(LOCK, onLost) });
    running.push(engine);
    return engine;
  }

  const runs = async () => {
    const { db } = database.current;
    return (await listRuns(testContext(db, await createPerson(db, "admin")), { limit: 100 })).runs;
  };

  it("The lock belongs to one process, can be released, and its loss is noticed", async () => {
    const { holdLock } = database.current;
    let lost = () => {};
    const noticed = new Promise<void>((resolve) => {
      lost = resolve;
    });
    const release = await holdLock(LOCK, () => {});
    expect(await holdLock(LOCK, () => {})).toBeUndefined();
    await release?.();
    expect(await holdLock(LOCK, lost)).toBeTypeOf("function");
    await killLockSession(database.settings);
    await noticed;
    const again = await holdLock(LOCK, () => {});
    expect(again).toBeTypeOf("function");
    await again?.();
  });

  it("100 runs with parallel steps all complete, each step once", async () => {
    const done = new Map<string, number>();
    const engine = instance((client) => [
      client.createFunction({ id: "f", triggers: [{ event: "go" }], retries: 0 }, async ({ event, step }) => {
        const count = (name: string) => () =>
          void done.set(`${event.data.n} ${name}`, (done.get(`${event.data.n} ${name}`) ?? 0) + 1);
        await step.run("before", count("before"));
        await Promise.all(["a", "b", "c"].map((name) => step.run(name, count(name))));
        await step.run("after", count("after"));
      }),
    ]);
    await engine.send(Array.from({ length: 100 }, (_, n) => ({ name: "go", data: { n } })));
    await engine.idle();
    expect((await runs()).map((run) => run.state)).toEqual(Array(100).fill("completed"));
    expect([...done.values()]).toEqual(Array(500).fill(1));
  });

  it("One of two instances runs the functions; if it loses the lock during a step, only that step runs again", async () => {
    const blocked = testGate();
    const done: string[] = [];
    const functions = (client: Inngest) => [
      client.createFunction({ id: "f", triggers: [{ event: "go" }], retries: 0 }, async ({ step }) => {
        await step.run("one", () => void done.push("one"));
        await step.run("two", async () => {
          done.push("two");
          if (done.length === 2) await blocked.pass();
        });
        await step.run("three", () => void done.push("three"));
      }),
    ];
    const first = instance(functions);
    await first.idle();
    const second = instance(functions);
    await expect(second.idle()).rejects.toThrow("Another process runs the functions");
    await second.send({ name: "go" });
    await blocked.reached;
    await killLockSession(database.settings);
    while ((await runs())[0]?.state !== "completed") await new Promise((resolve) => setTimeout(resolve, 20));
    blocked.open();
    expect(done).toEqual(["one", "two", "two", "three"]);
    const states = await Promise.all([first.engine.state(), second.engine.state()]);
    expect(states.filter((state) => state.leader)).toHaveLength(1);
  });
});

/** Ends the session with the lock, like a broken network. */
async function killLockSession(settings: Record<string, string>): Promise<void> {
  const admin = new pg.Client({ connectionString: settings.DATABASE_URL });
  await admin.connect();
  await admin.query("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = $1", [
    LOCK,
  ]);
  await admin.end();
}
