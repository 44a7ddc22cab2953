import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { jobActor, type PersonActor } from "@/lib/auth/actor";
import { DAY_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { assignments, outbox, people, tickets } from "@/lib/db/schema";
import type { AssignmentReason } from "@/lib/domain/routing";
import { newId } from "@/lib/ids";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { historyRows, openTestTicket, rowOf, workloadOf } from "@/tests/support/workspace";
import { assignTicket } from "./assign-ticket";
import { type ClaimResult, claimTicket } from "./claim-ticket";
import { editTicket } from "./edit-ticket";
import { getTicket } from "./queries";
import { unassignTicket } from "./unassign-ticket";

let db: Db;
let ida: PersonActor;
let admin: PersonActor;

beforeAll(async () => {
  db = await testDatabase();
  ida = await createPerson(db);
  admin = await createPerson(db, "admin");
});

const give = (actor: PersonActor, ticket: string, version: number, personId: string, note?: string) =>
  assignTicket(testContext(db, actor), { ticket, version, personId, note });
const lastEvent = async (id: string) => (await historyRows(db, id)).at(-1)!;
const wireOf = (id: string) => db.select().from(outbox).where(eq(outbox.id, id));
const openAssignments = (ticketId: string) =>
  db
    .select({ personId: assignments.personId, source: assignments.source })
    .from(assignments)
    .where(and(eq(assignments.ticketId, ticketId), isNull(assignments.endedAt)));
const change = (id: string, values: Partial<typeof people.$inferInsert>) =>
  db.update(people).set(values).where(eq(people.id, id));

const REASON: AssignmentReason = {
  code: "best-match",
  group: "team-skill",
  covered: 2,
  wanted: 2,
  active: 0,
  capacity: 20,
};

describe("assignTicket", () => {
  it("An assigned colleague is notified, and the ticket counts as their workload [S3.23]", async () => {
    const recipient = await createPerson(db, "moderator");
    const { id } = await openTestTicket(db, ida);
    const after = await give(admin, id, 1, recipient.id, "You know this one.");
    expect(after).toMatchObject({
      version: 2,
      assignee: { id: recipient.id, name: recipient.name },
      provenance: { assignee: { source: "person", by: admin.id } },
      assignment: { person: { id: recipient.id }, source: "person", scoreboard: null },
    });
    expect(after.messages).toMatchObject([{ body: "You know this one.", internal: true }]);
    expect(await workloadOf(db, recipient.id)).toBe(1);
    const event = await lastEvent(id);
    expect(event).toMatchObject({ type: "ticket/assigned", before: { personId: null }, after: { source: "person" } });
    expect(await wireOf(event.id)).toMatchObject([{ data: { ticketId: id, personId: recipient.id } }]);
  });

  it("A ticket that waits for approval cannot be assigned, but an existing assignee can be replaced", async () => {
    const owner = await createPerson(db, "moderator");
    const { id } = await openTestTicket(db, ida);
    await db.update(tickets).set({ approval: "pending" }).where(eq(tickets.id, id));
    await expect(give(admin, id, 1, owner.id)).rejects.toMatchObject({ code: "conflict" });
    await db.update(tickets).set({ assigneeId: owner.id }).where(eq(tickets.id, id));
    await change(owner.id, { activeTickets: 1 });
    expect(await give(admin, id, 1, admin.id)).toMatchObject({ assignee: { id: admin.id } });
  });

  it("A person who takes a ticket is not emailed about it", async () => {
    const { id } = await openTestTicket(db, ida);
    await give(admin, id, 1, admin.id);
    expect(await wireOf((await lastEvent(id)).id)).toEqual([]);
  });

  it("Reassigning ends the previous assignment and keeps its times", async () => {
    const [one, two] = [await createPerson(db, "moderator"), await createPerson(db, "moderator")];
    const { id } = await openTestTicket(db, ida);
    await give(admin, id, 1, one.id);
    await give(one, id, 2, two.id);
    expect(await openAssignments(id)).toEqual([{ personId: two.id, source: "person" }]);
    expect([await workloadOf(db, one.id), await workloadOf(db, two.id)]).toEqual([0, 1]);
    await give(two, id, 3, one.id);
    expect([await workloadOf(db, one.id), await workloadOf(db, two.id)]).toEqual([1, 0]);
    expect(await db.select().from(assignments).where(eq(assignments.ticketId, id))).toHaveLength(3);
  });

  it("The actor sees the result even if they may no longer see the ticket", async () => {
    const [one, two] = [await createPerson(db, "moderator"), await createPerson(db, "moderator")];
    const { id } = await openTestTicket(db, ida);
    expect((await give(one, id, 1, two.id)).assignee?.id).toBe(two.id);
    await expect(getTicket(testContext(db, one), id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("Assigning to the current assignee changes nothing", async () => {
    const { id } = await openTestTicket(db, ida);
    await give(admin, id, 1, admin.id);
    expect((await give(admin, id, 2, admin.id)).version).toBe(2);
    expect(await historyRows(db, id)).toHaveLength(2);
  });

  it("A person at capacity cannot be assigned, and nothing of the attempt is stored", async () => {
    const [full, before] = [await createPerson(db, "moderator", { capacity: 1 }), await createPerson(db, "moderator")];
    await give(admin, (await openTestTicket(db, ida)).id, 1, full.id);
    const { id } = await openTestTicket(db, ida);
    await give(admin, id, 1, before.id);
    await expect(give(admin, id, 2, full.id, "note")).rejects.toMatchObject({ code: "conflict", kind: "no-room" });
    expect(await rowOf(db, id)).toMatchObject({ version: 2, assigneeId: before.id });
    expect([await workloadOf(db, full.id), await workloadOf(db, before.id)]).toEqual([1, 1]);
    expect(await openAssignments(id)).toEqual([{ personId: before.id, source: "person" }]);
    expect(await historyRows(db, id)).toHaveLength(2);
  });

  it("Only active staff can be assigned, with a pointer otherwise", async () => {
    const gone = await createPerson(db, "moderator", { deactivatedAt: new Date() });
    const { id } = await openTestTicket(db, ida);
    for (const personId of [ida.id, gone.id, newId()]) {
      await expect(give(admin, id, 1, personId)).rejects.toMatchObject({
        code: "invalid",
        errors: [{ pointer: "/personId" }],
      });
    }
  });

  it.each(["resolved", "closed", "cancelled"] as const)("A ticket that is %s cannot be assigned", async (status) => {
    const { id } = await openTestTicket(db, ida);
    await db.update(tickets).set({ status }).where(eq(tickets.id, id));
    await expect(give(admin, id, 1, admin.id)).rejects.toMatchObject({ code: "conflict" });
    const back = unassignTicket(testContext(db, admin), { ticket: id, version: 1 });
    await expect(back).rejects.toMatchObject({ code: "conflict" });
  });

  it("An old version is refused as stale", async () => {
    const { id } = await openTestTicket(db, ida);
    await give(admin, id, 1, admin.id);
    await expect(give(admin, id, 1, admin.id)).rejects.toMatchObject({ code: "stale" });
    const back = unassignTicket(testContext(db, admin), { ticket: id, version: 1 });
    await expect(back).rejects.toMatchObject({ code: "stale" });
  });
});

describe("unassignTicket", () => {
  it("Returning a ticket frees the assignee's capacity and starts routing", async () => {
    const owner = await createPerson(db, "moderator");
    const { id } = await openTestTicket(db, ida);
    await db.update(tickets).set({ triage: "done" }).where(eq(tickets.id, id));
    await give(admin, id, 1, owner.id);
    const after = await unassignTicket(testContext(db, owner), { ticket: id, version: 2 });
    expect(after).toMatchObject({ assignee: null, assignment: null });
    expect(after.provenance).not.toHaveProperty("assignee");
    expect(await workloadOf(db, owner.id)).toBe(0);
    expect(await openAssignments(id)).toEqual([]);
    const event = await lastEvent(id);
    expect(event).toMatchObject({ type: "ticket/unassigned", before: { personId: owner.id } });
    expect(await wireOf(event.id)).toHaveLength(1);
  });

  it("A note is stored for staff before the return in history; without a note, or on a refused attempt, none is", async () => {
    const owner = await createPerson(db, "moderator");
    const { id } = await openTestTicket(db, ida);
    await give(admin, id, 1, owner.id);
    const back = (version: number, note?: string) =>
      unassignTicket(testContext(db, owner), { ticket: id, version, note });
    await expect(back(1, "too late")).rejects.toMatchObject({ code: "stale" });
    const after = await back(2, "Needs somebody who knows SAP.");
    expect(after.messages).toMatchObject([
      { author: { id: owner.id }, body: "Needs somebody who knows SAP.", internal: true },
    ]);
    const last = (await historyRows(db, id)).slice(-2);
    expect(last).toMatchObject([
      { type: "ticket/message.added", after: { messageId: after.messages[0]!.id, internal: true } },
      { type: "ticket/unassigned", after: { reason: { code: "returned" } } },
    ]);
    expect(JSON.stringify(last)).not.toContain("SAP");
    await give(admin, id, 3, owner.id);
    expect((await back(4)).messages).toHaveLength(1);
  });

  it("Returning a ticket during triage publishes nothing, because the pipeline routes it after the rules", async () => {
    const { id } = await openTestTicket(db, ida);
    await give(admin, id, 1, admin.id);
    await unassignTicket(testContext(db, admin), { ticket: id, version: 2 });
    const event = await lastEvent(id);
    expect(event).toMatchObject({ type: "ticket/unassigned" });
    expect(await wireOf(event.id)).toEqual([]);
  });
});

describe("claimTicket", () => {
  const claimFor = async (
    ticketId: string,
    personId: string,
    more: Partial<ClaimResult> = {},
  ): Promise<ClaimResult> => ({
    ticketId,
    ticketVersion: (await rowOf(db, ticketId)).version,
    personId,
    activeSeen: await workloadOf(db, personId),
    scoreboard: [],
    reason: REASON,
    attempts: 3,
    ...more,
  });
  const make = (claim: ClaimResult) => claimTicket(testContext(db, jobActor("routing")), claim);

  it("A claim takes ticket and capacity together and publishes the event it returns [S4.23, S1.18]", async () => {
    const owner = await createPerson(db, "moderator");
    const { id } = await openTestTicket(db, ida, { priority: "high" });
    const eventId = await make(await claimFor(id, owner.id));
    expect(await rowOf(db, id)).toMatchObject({
      assigneeId: owner.id,
      version: 2,
      provenance: { assignee: { source: "rules" }, priority: { source: "requester" } },
    });
    expect(await workloadOf(db, owner.id)).toBe(1);
    const [row] = await db.select().from(assignments).where(eq(assignments.ticketId, id));
    expect(row).toMatchObject({
      personId: owner.id,
      source: "rules",
      reason: REASON,
      attempts: 3,
      endedAt: null,
    });
    const event = await lastEvent(id);
    expect(event).toMatchObject({ id: eventId, type: "ticket/assigned", personId: owner.id, actorName: "routing" });
    expect(await wireOf(event.id)).toEqual([]);
  });

  it.each<[string, (ticketId: string, owner: PersonActor) => Promise<unknown> | undefined, Partial<ClaimResult>?]>([
    ["another version", (id) => editTicket(testContext(db, admin), { ticket: id, version: 1, priority: "low" })],
    ["another workload", (_id, owner) => change(owner.id, { activeTickets: 1 })],
    ["a workload that fell", () => undefined, { activeSeen: 1 }],
    ["a person who is away", (_id, owner) => change(owner.id, { availability: "away" })],
    ["a person who is away until tomorrow", (_id, owner) => change(owner.id, away(new Date(Date.now() + DAY_MS)))],
    ["a person who left", (_id, owner) => change(owner.id, { deactivatedAt: new Date() })],
    ["a person who was demoted", (_id, owner) => change(owner.id, { role: "user" })],
    ["changed working hours", (_id, owner) => change(owner.id, { presenceVersion: 1 }), { presenceSeen: 0 }],
    ["a person at capacity", (_id, owner) => change(owner.id, { capacity: 0 })],
    ["an assigned ticket", (id) => setTicket(id, { assigneeId: admin.id })],
    ["a ticket that is resolved", (id) => setTicket(id, { status: "resolved" })],
    ["a ticket that is deleted", (id) => setTicket(id, { deletedAt: new Date() })],
    ["a ticket that waits for approval", (id) => setTicket(id, { approval: "pending" })],
  ])("A claim that meets %s fails and stores nothing", async (_what, meanwhile, more) => {
    const owner = await createPerson(db, "moderator");
    const { id } = await openTestTicket(db, ida);
    const claim = await claimFor(id, owner.id, more);
    await meanwhile(id, owner);
    const before = [await rowOf(db, id), await workloadOf(db, owner.id)];
    expect(await make(claim)).toBeNull();
    expect([await rowOf(db, id), await workloadOf(db, owner.id)]).toEqual(before);
    expect(await openAssignments(id)).toEqual([]);
    expect((await historyRows(db, id)).filter((event) => event.type === "ticket/assigned")).toEqual([]);
  });

  it("A person counts as present once their absence has ended", async () => {
    const owner = await createPerson(db, "moderator", away(new Date(Date.now() - 1)));
    const { id } = await openTestTicket(db, ida);
    expect(await make(await claimFor(id, owner.id))).not.toBeNull();
  });

  it("Of two claims from one snapshot exactly one wins", async () => {
    const owner = await createPerson(db, "moderator");
    const { id } = await openTestTicket(db, ida);
    const claim = await claimFor(id, owner.id);
    const won = await Promise.all([make(claim), make(claim), make(claim)]);
    expect(won.filter((eventId) => eventId !== null)).toHaveLength(1);
    expect(await workloadOf(db, owner.id)).toBe(1);
  });
});

function away(awayUntil: Date) {
  return { availability: "away" as const, awayUntil };
}

function setTicket(id: string, values: Partial<typeof tickets.$inferInsert>) {
  return db.update(tickets).set(values).where(eq(tickets.id, id));
}
