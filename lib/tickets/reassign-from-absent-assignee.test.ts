import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { jobActor, type PersonActor } from "@/lib/auth/actor";
import { DAY_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { assignments, outbox, people, tickets } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { historyRows, openTestTicket, rowOf, workloadOf } from "@/tests/support/workspace";
import { assignTicket } from "./assign-ticket";
import { reassignFromAbsentAssignee } from "./reassign-from-absent-assignee";

let db: Db;
let ida: PersonActor;
let admin: PersonActor;

beforeAll(async () => {
  db = await testDatabase();
  ida = await createPerson(db);
  admin = await createPerson(db, "admin");
});

const digest = newId();
/** A weekday that is not yesterday, today or tomorrow in any time zone. */
const NOT_TODAY = {
  timeZone: "UTC",
  spans: [{ day: ((new Date().getUTCDay() + 2) % 7) + 1, from: "09:00", to: "17:00" }],
};
const handOn = (ticketId: string, from: PersonActor, actor = jobActor("routing")) =>
  reassignFromAbsentAssignee(testContext(db, actor), { ticketId, from: from.id, digest });
const lastEvent = async (id: string) => (await historyRows(db, id)).at(-1)!;

/** A ticket of a person who then leaves. */
async function leftBehind(values: Partial<typeof people.$inferInsert>) {
  const owner = await createPerson(db, "moderator");
  const { id } = await openTestTicket(db, ida);
  await assignTicket(testContext(db, admin), { ticket: id, version: 1, personId: owner.id });
  await db.update(people).set(values).where(eq(people.id, owner.id));
  return { id, owner };
}

describe("reassignFromAbsentAssignee", () => {
  it.each<[string, Partial<typeof people.$inferInsert>, string]>([
    ["was deactivated", { deactivatedAt: new Date() }, "left"],
    ["is no longer staff", { role: "user" }, "left"],
    ["is away and named the queue", { availability: "away", handsTo: "queue" }, "away"],
    [
      "is away until tomorrow and named the queue",
      { availability: "away", awayUntil: new Date(Date.now() + DAY_MS), handsTo: "queue" },
      "away",
    ],
    ["named an unknown person", { availability: "away", handsTo: "1; drop" }, "away"],
  ])("A ticket of an assignee who %s returns to the queue with a reason", async (_what, values, reason) => {
    const { id, owner } = await leftBehind(values);
    expect(await handOn(id, owner)).toBeNull();
    expect(await rowOf(db, id)).toMatchObject({ assigneeId: null, version: 3 });
    expect(await workloadOf(db, owner.id)).toBe(0);
    const event = await lastEvent(id);
    expect(event).toMatchObject({
      type: "ticket/unassigned",
      before: { personId: owner.id },
      after: { reason: { code: reason } },
    });
    expect(await db.$count(outbox, eq(outbox.id, event.id))).toBe(0);
    expect(await handOn(id, owner)).toBeNull();
    expect((await lastEvent(id)).id).toBe(event.id);
  });

  it.each<[string, Partial<typeof people.$inferInsert>]>([
    ["is present", { capacity: 3 }],
    ["is present, with an old delegate setting", { handsTo: "queue" }],
    ["is away without a delegate", { availability: "away" }],
    ["is back", { availability: "away", awayUntil: new Date(Date.now() - 1), handsTo: "queue" }],
  ])("A ticket stays with an assignee who %s", async (_what, values) => {
    const { id, owner } = await leftBehind(values);
    const before = await rowOf(db, id);
    expect(await handOn(id, owner)).toBeNull();
    expect(await rowOf(db, id)).toEqual(before);
  });

  it("A ticket goes to the delegate once, and every repeated call returns that assignment", async () => {
    const delegate = await createPerson(db, "moderator");
    const { id, owner } = await leftBehind({ availability: "away", handsTo: delegate.id });
    const reassigned = await handOn(id, owner);
    expect(reassigned).toMatchObject({ personId: delegate.id });
    expect(await rowOf(db, id)).toMatchObject({
      assigneeId: delegate.id,
      provenance: { assignee: { source: "person", by: owner.id } },
    });
    expect([await workloadOf(db, owner.id), await workloadOf(db, delegate.id)]).toEqual([0, 1]);
    const open = and(eq(assignments.ticketId, id), isNull(assignments.endedAt));
    const [row, ...others] = await db.select().from(assignments).where(open);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      personId: delegate.id,
      source: "person",
      assignedBy: owner.id,
      reason: { code: "away" },
    });
    const event = await lastEvent(id);
    expect(event).toMatchObject({
      id: reassigned!.eventId,
      type: "ticket/assigned",
      before: { personId: owner.id },
      after: { personId: delegate.id, source: "person", reason: { code: "away" }, digest },
    });
    expect(await db.$count(outbox, eq(outbox.id, event.id))).toBe(0);
    expect(await handOn(id, owner)).toEqual(reassigned);
    expect((await lastEvent(id)).id).toBe(event.id);
  });

  it.each<[string, Partial<typeof people.$inferInsert>]>([
    ["at capacity", { capacity: 0 }],
    ["away as well", { availability: "away" }],
    ["deactivated", { deactivatedAt: new Date() }],
    ["not staff", { role: "user" }],
    ["outside their working hours", { workingHours: NOT_TODAY }],
  ])("A ticket returns to the queue if the delegate is %s", async (_what, values) => {
    const delegate = await createPerson(db, "moderator", values);
    const { id, owner } = await leftBehind({ availability: "away", handsTo: delegate.id });
    expect(await handOn(id, owner)).toBeNull();
    expect(await rowOf(db, id)).toMatchObject({ assigneeId: null });
    expect(await workloadOf(db, delegate.id)).toBe(0);
  });

  it.each<[string, Partial<typeof tickets.$inferInsert>]>([
    ["resolved", { status: "resolved" }],
    ["cancelled", { status: "cancelled" }],
    ["deleted", { deletedAt: new Date() }],
  ])("A ticket that is %s keeps its assignee", async (_what, values) => {
    const { id, owner } = await leftBehind({ deactivatedAt: new Date() });
    await db.update(tickets).set(values).where(eq(tickets.id, id));
    const before = await rowOf(db, id);
    expect(await handOn(id, owner)).toBeNull();
    expect(await rowOf(db, id)).toEqual(before);
  });

  it("A ticket that has moved on, or does not exist, is left alone", async () => {
    const { id, owner } = await leftBehind({ deactivatedAt: new Date() });
    await assignTicket(testContext(db, admin), { ticket: id, version: 2, personId: admin.id });
    const before = await rowOf(db, id);
    expect(await handOn(id, owner)).toBeNull();
    expect(await rowOf(db, id)).toEqual(before);
    expect(await handOn(newId(), owner)).toBeNull();
  });
});
