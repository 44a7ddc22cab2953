import { asc } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/clock";
import { engineEvents } from "@/lib/db/schema";
import { listRuns } from "@/lib/job-runs/queries";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { emptyEngine, inProcessEngine, stillClock } from "@/tests/support/engine";
import { receiveEvents } from "./ingest";

const db = await testDatabase();
const clock = stillClock();

beforeEach(() => emptyEngine(db));

const receive = (events: unknown) => receiveEvents(db, clock(), JSON.stringify(events));
const kept = () => db.select().from(engineEvents).orderBy(asc(engineEvents.id));

describe("events that come in", () => {
  it("Received events are stored unchanged, with a new id and time if they have none", async () => {
    const one = await receive({ id: "a", name: "x", data: { n: 1 }, ts: 5, user: { id: 1 }, v: "2" });
    const many = await receive([{ name: "y" }, { name: "y", data: {} }]);
    expect(one).toEqual({ status: 200, ids: ["a"] });
    expect(many).toMatchObject({ status: 200, ids: [expect.any(String), expect.any(String)] });
    const rows = await kept();
    expect(rows).toHaveLength(3);
    const bodies = rows.map((row) => JSON.parse(row.body));
    expect(bodies).toContainEqual({ id: "a", name: "x", data: { n: 1 }, ts: 5, user: { id: 1 }, v: "2" });
    expect(bodies).toContainEqual({ id: expect.any(String), name: "y", data: {}, ts: clock().getTime() });
  });

  it("An event with an id of the last 24 hours is accepted and changes nothing", async () => {
    await receive([
      { id: "a", name: "x", data: { n: 1 } },
      { id: "a", name: "x", data: { n: 2 } },
    ]);
    clock.advance(DAY_MS);
    expect(await receive({ id: "a", name: "x", data: { n: 3 } })).toEqual({ status: 200, ids: ["a"] });
    expect((await kept()).map((row) => JSON.parse(row.body).data)).toEqual([{ n: 1 }]);
    clock.advance(1);
    await receive({ id: "a", name: "x", data: { n: 4 } });
    expect((await kept()).map((row) => JSON.parse(row.body).data)).toEqual([{ n: 4 }]);
  });

  it("A batch with an event over 256 KiB is refused as a whole", async () => {
    const rest = JSON.stringify({ id: "a", name: "x", data: { text: "" }, ts: 1 }).length;
    const ofSize = (bytes: number) => ({ id: "a", name: "x", data: { text: "x".repeat(bytes - rest) }, ts: 1 });
    expect(await receive([{ name: "small" }, ofSize(256 * 1024 + 1)])).toMatchObject({ status: 413 });
    expect(await kept()).toEqual([]);
    expect(await receive(ofSize(256 * 1024))).toMatchObject({ status: 200 });
  });

  it.each([
    ["no JSON", "{"],
    ["no name", JSON.stringify({ data: {} })],
    ["data that is no object", JSON.stringify({ name: "x", data: [1] })],
    ["a NUL in the name", JSON.stringify({ name: "x\0" })],
    ["a NUL in the id", JSON.stringify({ id: "\0", name: "x" })],
    ["a name that is Inngest's own", JSON.stringify({ name: "inngest/function.failed", data: {} })],
  ])("are refused with %s", async (_, body) => {
    expect(await receiveEvents(db, clock(), body)).toMatchObject({ status: 400 });
    expect(await kept()).toEqual([]);
  });
});

describe("sent with the SDK", () => {
  it("Ten events with the same id start one run", async () => {
    const running = inProcessEngine(db, (client) => [
      client.createFunction({ id: "f", triggers: [{ event: "go" }] }, async () => {}),
    ]);
    const send = () => running.send({ id: "same", name: "go" });
    const answers = await Promise.all(Array.from({ length: 10 }, send));
    await running.idle();
    await send();
    await running.idle();
    expect(answers.every(({ ids }) => ids[0] === "same")).toBe(true);
    expect((await listRuns(testContext(db, await createPerson(db, "admin")), { limit: 5 })).runs).toHaveLength(1);
    await running.stop();
  });

  it("Events sent before the first sync run after it", async () => {
    let answers = () => {};
    const serverUp = new Promise<void>((resolve) => {
      answers = resolve;
    });
    const ran: string[] = [];
    const running = inProcessEngine(
      db,
      (client) => [
        client.createFunction(
          { id: "f", triggers: [{ event: "go" }] },
          async ({ event }) => void ran.push(String(event.id)),
        ),
      ],
      { between: (handler) => (input, init) => serverUp.then(() => handler(input, init)) },
    );
    await running.send([
      { id: "one", name: "go" },
      { id: "two", name: "go" },
    ]);
    expect(await running.engine.state()).toEqual({ mode: "embedded", leader: true, synced: false, queued: 2 });
    answers();
    await running.idle();
    expect(ran.toSorted()).toEqual(["one", "two"]);
    expect(await running.engine.state()).toEqual({ mode: "embedded", leader: true, synced: true, queued: 0 });
    await running.stop();
  });
});

describe("what else the SDK may ask of Inngest", () => {
  it("Other requests of the SDK get 501, and a request to register does nothing", async () => {
    const running = inProcessEngine(db, () => []);
    const ask = (path: string) => running.engine.fetch(`http://engine.test${path}`, { method: "POST", body: "{}" });
    expect((await ask("/v1/signals")).status).toBe(501);
    expect((await ask("/v1/realtime/publish")).status).toBe(501);
    expect((await ask("/v1/checkpoint/x/steps")).status).toBe(501);
    expect((await ask("/fn/register")).status).toBe(200);
    await running.stop();
  });
});
