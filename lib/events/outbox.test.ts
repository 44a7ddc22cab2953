import { eq, isNull } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectEmbedded } from "@/inngest/client";
import { PUBLISH_ON_DEMAND, WIRE_EVENTS } from "@/inngest/events";
import { jobActor, type PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { events, outbox } from "@/lib/db/schema";
import { EVENT_TYPES } from "@/lib/domain/event";
import { newId } from "@/lib/ids";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { EVENT_SAMPLES } from "@/tests/support/events";
import { openTestTicket } from "@/tests/support/workspace";
import { OUTBOX_LEASE_MS } from "./record";
import { sweepOutbox } from "./send-outbox";
import { transact } from "./transact";

let db: Db;
let ida: PersonActor;
/** The batches that the queue accepted, and its next response. */
let batches: { id: string; name: string; data: object; ts: number }[][] = [];
let answer: () => Response = taken;

beforeAll(async () => {
  db = await testDatabase();
  ida = await createPerson(db);
  connectEmbedded(async (_url, init) => {
    const response = answer();
    if (response.ok) batches.push(JSON.parse(String(init?.body)));
    return response;
  });
});
afterAll(() => connectEmbedded(fetch));
beforeEach(async () => {
  await db.delete(outbox);
  batches = [];
  answer = taken;
});

function taken(): Response {
  return Response.json({ ids: [newId()], status: 200 });
}
/** A response that the SDK does not retry by itself. */
const refused = () => Response.json({ error: "no", status: 401 }, { status: 401 });

const later = (ms: number) => () => new Date(Date.now() + ms);
const unsent = () => db.select().from(outbox).where(isNull(outbox.sentAt));
const sentIds = () => batches.flat().map((event) => event.id);

describe("an event that wakes a function", () => {
  it("An event is sent after the response, with the id of its history row [S4.17]", async () => {
    const ctx = testContext(db, ida);
    const id = await transact(ctx, (tx) => tx.record({ ...EVENT_SAMPLES["user/signup"], personId: ida.id }));
    expect(batches).toEqual([]);
    expect(await unsent()).toMatchObject([{ id, name: "user/signup", attempts: 0 }]);
    await ctx.settle();
    expect(batches).toMatchObject([[{ id, name: "user/signup", data: { personId: ida.id } }]]);
    const [event] = await db.select().from(events).where(eq(events.id, id));
    expect(batches[0]![0]!.ts).toBe(event!.at.getTime());
    expect(await unsent()).toEqual([]);
  });

  it("A sent event contains only ids", async () => {
    const ctx = testContext(db, ida);
    const ticketId = newId();
    await transact(ctx, (tx) => tx.record({ ...EVENT_SAMPLES["ticket/unassigned"], ticketId, personId: ida.id }));
    await ctx.settle();
    expect(batches.flat()[0]?.data).toEqual({ ticketId });
  });

  it("Events that come during a send are sent together in the next one", async () => {
    const contexts = [1, 2, 3, 4].map(() => testContext(db, ida));
    for (const ctx of contexts)
      await transact(ctx, (tx) => tx.record({ ...EVENT_SAMPLES["user/signup"], personId: ida.id }));
    const [first, ...others] = contexts;
    const leaving = first!.settle();
    while (batches.length === 0) await new Promise((done) => setImmediate(done));
    await Promise.all([leaving, ...others.map((ctx) => ctx.settle())]);
    expect(batches.map((batch) => batch.length)).toEqual([1, 3]);
    expect(await unsent()).toEqual([]);
  });

  it("An event refused by the queue stays for the sweep, and its change stays [S4.6]", async () => {
    answer = refused;
    const ctx = testContext(db, ida);
    const id = await transact(ctx, (tx) => tx.record({ ...EVENT_SAMPLES["user/signup"], personId: ida.id }));
    await ctx.settle();
    expect(await unsent()).toMatchObject([{ id }]);
    answer = taken;
    expect(await sweepOutbox(testContext(db, jobActor("sweep"), later(OUTBOX_LEASE_MS + 1)))).toBe(1);
    expect(sentIds()).toEqual([id]);
  });

  it("The sweep leaves a new event to the process that wrote it", async () => {
    await openTestTicket(db, ida);
    expect(await sweepOutbox(testContext(db))).toBe(0);
    expect(batches).toEqual([]);
  });
});

describe("the sweep", () => {
  it("Several sweeps send each event of a dead process once", async () => {
    const opened: string[] = [];
    for (let n = 0; n < 5; n++) opened.push((await openTestTicket(db, ida)).id);
    const now = later(OUTBOX_LEASE_MS + 1);
    const sweeps = await Promise.all([1, 2, 3].map(() => sweepOutbox(testContext(db, jobActor("sweep"), now))));
    expect(sweeps.reduce((a, b) => a + b)).toBe(5);
    const sent = batches.flat().map((event) => JSON.stringify(event.data));
    expect(sent.sort()).toEqual(opened.map((ticketId) => JSON.stringify({ ticketId })).sort());
    expect(await sweepOutbox(testContext(db, jobActor("sweep"), later(3_600_000)))).toBe(0);
  });

  it("The sweep continues in batches until nothing is left", async () => {
    const row = { name: "ticket/created" as const, data: { ticketId: newId() } };
    await db.insert(outbox).values(Array.from({ length: 450 }, () => ({ ...row, id: newId() })));
    expect(await sweepOutbox(testContext(db))).toBe(450);
    expect(batches.map((batch) => batch.length)).toEqual([200, 200, 50]);
    expect(new Set(sentIds()).size).toBe(450);
  });

  it("A failed sweep keeps its rows claimed for a while; then another one counts a new attempt", async () => {
    await db.insert(outbox).values({ id: newId(), name: "ticket/created", data: { ticketId: newId() } });
    answer = refused;
    await expect(sweepOutbox(testContext(db))).rejects.toThrow();
    answer = taken;
    expect(await sweepOutbox(testContext(db))).toBe(0);
    expect(await sweepOutbox(testContext(db, jobActor("sweep"), later(60_000)))).toBe(1);
    expect(await db.select({ attempts: outbox.attempts }).from(outbox)).toEqual([{ attempts: 2 }]);
  });
});

describe("history", () => {
  it("Every event gets a history row with actor and time, and only wire events get an outbox row [S0.8, S3.11, S3.30]", async () => {
    const at = new Date("2026-11-20T10:00:00Z");
    const ticketId = newId();
    await transact(
      testContext(db, ida, () => at),
      async (tx) => {
        for (const type of EVENT_TYPES)
          await tx.record({
            ...EVENT_SAMPLES[type],
            ...{ ticketId, personId: ida.id },
            ...{ importId: newId(), trainingId: newId(), stepId: newId(), handoverId: newId() },
          });
      },
    );
    const rows = await db.select().from(events).where(eq(events.ticketId, ticketId)).orderBy(events.id);
    expect(rows.map((row) => row.type)).toEqual([...EVENT_TYPES]);
    expect(rows.every((row) => row.actorId === ida.id && row.at.getTime() === at.getTime())).toBe(true);
    const published = Object.keys(WIRE_EVENTS).filter((name) => !PUBLISH_ON_DEMAND.includes(name));
    expect((await db.select({ name: outbox.name }).from(outbox)).map((row) => row.name).sort()).toEqual(
      published.sort(),
    );
  });

  it("An on-demand event is sent only if the verb asks for it", async () => {
    const ticketId = newId();
    await transact(testContext(db, ida), async (tx) => {
      await tx.record({ ...EVENT_SAMPLES["ticket/edited"], ticketId, publish: true });
      await tx.record({ ...EVENT_SAMPLES["ticket/unassigned"], ticketId, publish: false });
      await tx.record({ ...EVENT_SAMPLES["ticket/message.added"], ticketId, publish: true });
    });
    expect((await db.select({ name: outbox.name }).from(outbox)).map((row) => row.name)).toEqual(["ticket/updated"]);
  });

  it("History names the job if no person acted", async () => {
    const id = await transact(testContext(db, jobActor("routing")), (tx) =>
      tx.record({ ...EVENT_SAMPLES["ticket/triaged"], ticketId: newId() }),
    );
    const [row] = await db.select().from(events).where(eq(events.id, id));
    expect(row).toMatchObject({ actorKind: "job", actorId: null, actorName: "routing" });
  });

  it("History is rolled back with its transaction", async () => {
    const ticketId = newId();
    const failed = transact(testContext(db, ida), async (tx) => {
      await tx.record({ ...EVENT_SAMPLES["ticket/created"], ticketId });
      throw new Error("undone");
    });
    await expect(failed).rejects.toThrow("undone");
    expect(await db.select({ id: events.id }).from(events).where(eq(events.ticketId, ticketId))).toEqual([]);
    expect(await unsent()).toEqual([]);
  });
});
