import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { jobActor, type PersonActor } from "@/lib/auth/actor";
import { DAY_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { assignments, outbox, people, tickets } from "@/lib/db/schema";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { historyRows, openTestTicket, rowOf, workloadOf } from "@/tests/support/workspace";
import { addReply } from "./add-reply";
import { assignTicket } from "./assign-ticket";
import { cancelTicket } from "./cancel-ticket";
import { closeResolved } from "./close-resolved";
import { deleteTicket } from "./delete-ticket";
import { editTicket } from "./edit-ticket";
import { getTicket } from "./queries";
import { reopenTicket } from "./reopen-ticket";
import { resolveTicket } from "./resolve-ticket";

let db: Db;
let ida: PersonActor;
let moderator: PersonActor;
let admin: PersonActor;

beforeAll(async () => {
  db = await testDatabase();
  ida = await createPerson(db);
  moderator = await createPerson(db, "moderator");
  admin = await createPerson(db, "admin");
});

const as = (actor: PersonActor, now?: () => Date) => testContext(db, actor, now);
const reply = (actor: PersonActor, ticket: string, body = "x", internal = false, now?: () => Date) =>
  addReply(as(actor, now), { ticket, body, internal });
const versionOf = async (id: string) => (await rowOf(db, id)).version;
const resolve = async (actor: PersonActor, ticket: string, notes?: string, now?: () => Date) =>
  resolveTicket(as(actor, now), { ticket, version: await versionOf(ticket), notes });
const reopen = async (actor: PersonActor, ticket: string) =>
  reopenTicket(as(actor), { ticket, version: await versionOf(ticket) });
const cancel = async (actor: PersonActor, ticket: string, reason?: string) =>
  cancelTicket(as(actor), { ticket, version: await versionOf(ticket), reason });
const give = async (ticket: string, person: PersonActor) =>
  assignTicket(as(admin), { ticket, version: await versionOf(ticket), personId: person.id });
const setRow = (id: string, change: Partial<typeof tickets.$inferInsert>) =>
  db.update(tickets).set(change).where(eq(tickets.id, id));
const typesOf = async (id: string) => (await historyRows(db, id)).map((event) => event.type);

describe("the life of a ticket", () => {
  it("A ticket goes from open through work and waiting to resolved and closed, each with a history event [S0.8, S3.11, S3.23, S3.30, S3.31]", async () => {
    const { id } = await openTestTicket(db, ida);
    await give(id, moderator);
    await reply(moderator, id, "Looking into it.");
    await editTicket(as(moderator), { ticket: id, version: await versionOf(id), status: "waiting" });
    await reply(ida, id, "Here is what you asked for.");
    await resolve(moderator, id, "Turned it off and on again.");
    const closed = await resolve(ida, id);
    expect(closed).toMatchObject({ status: "closed", resolutionNotes: "Turned it off and on again." });
    expect(closed.resolvedAt).not.toBeNull();
    expect(closed.closedAt).not.toBeNull();
    const history = await historyRows(db, id);
    expect(history.map((event) => [event.type, event.actorId, event.after?.status])).toEqual([
      ["ticket/created", ida.id, undefined],
      ["ticket/assigned", admin.id, undefined],
      ["ticket/message.added", moderator.id, undefined],
      ["ticket/status.changed", moderator.id, "in_progress"],
      ["ticket/status.changed", moderator.id, "waiting"],
      ["ticket/message.added", ida.id, undefined],
      ["ticket/status.changed", ida.id, "in_progress"],
      ["ticket/status.changed", moderator.id, "resolved"],
      ["ticket/status.changed", ida.id, "closed"],
    ]);
    expect(JSON.stringify(history)).not.toMatch(/Looking|asked for|off and on/);
  });
});

describe("addReply", () => {
  it("The first reply by staff is the first response and starts work", async () => {
    const [first, second] = [new Date("2026-11-20T10:00:00Z"), new Date("2026-11-20T11:00:00Z")];
    const { id } = await openTestTicket(db, ida);
    const message = await reply(moderator, id, "Hello", false, () => first);
    expect(message).toMatchObject({
      author: { id: moderator.id, name: moderator.name, role: "moderator" },
      body: "Hello",
      internal: false,
      createdAt: first.toISOString(),
    });
    await reply(moderator, id, "Still here", false, () => second);
    expect(await rowOf(db, id)).toMatchObject({ status: "in_progress", firstResponseAt: first, version: 3 });
    expect((await getTicket(as(ida), id)).messages.map((message) => message.body)).toEqual(["Hello", "Still here"]);
  });

  it("A requester's reply is no first response and resumes a waiting ticket", async () => {
    const { id } = await openTestTicket(db, ida);
    await reply(ida, id);
    expect(await rowOf(db, id)).toMatchObject({ status: "open", firstResponseAt: null, version: 2 });
    await setRow(id, { status: "waiting" });
    await reply(ida, id);
    expect((await rowOf(db, id)).status).toBe("in_progress");
  });

  it("A requester's reply reopens a resolved ticket for its assignee", async () => {
    const { id } = await openTestTicket(db, ida);
    await give(id, moderator);
    const load = await workloadOf(db, moderator.id);
    await resolve(moderator, id);
    expect(await workloadOf(db, moderator.id)).toBe(load - 1);
    await reply(ida, id, "It is back.");
    expect(await rowOf(db, id)).toMatchObject({ status: "open", resolvedAt: null, assigneeId: moderator.id });
    expect(await workloadOf(db, moderator.id)).toBe(load);
  });

  it.each([
    ["closed", "This ticket is closed. Reopen it or open a new one."],
    ["cancelled", "This ticket is cancelled. Open a new one."],
  ] as const)("A %s ticket takes no reply, but takes a note", async (status, message) => {
    const { id } = await openTestTicket(db, ida);
    await setRow(id, { status });
    for (const person of [ida, moderator]) {
      await expect(reply(person, id)).rejects.toMatchObject({ code: "conflict", message });
    }
    await reply(moderator, id, "for the record", true);
    expect((await rowOf(db, id)).status).toBe(status);
  });

  it("An internal note is for staff only, is no response and changes no status [S4.3]", async () => {
    const { id } = await openTestTicket(db, ida);
    await reply(moderator, id, "between us", true);
    expect(await rowOf(db, id)).toMatchObject({ status: "open", firstResponseAt: null });
    expect((await getTicket(as(ida), id)).messages).toEqual([]);
    expect((await getTicket(as(moderator), id)).messages).toMatchObject([{ body: "between us", internal: true }]);
    await expect(reply(ida, id, "x", true)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("An internal note by staff on their own ticket changes no status either", async () => {
    const { id } = await openTestTicket(db, moderator);
    for (const status of ["waiting", "resolved"] as const) {
      await setRow(id, { status });
      await reply(moderator, id, "note to self", true);
      expect((await rowOf(db, id)).status).toBe(status);
    }
  });

  it("A reply by staff on their own ticket counts as the requester's", async () => {
    const { id } = await openTestTicket(db, moderator);
    await reply(moderator, id);
    expect(await rowOf(db, id)).toMatchObject({ status: "open", firstResponseAt: null });
  });
});

describe("resolveTicket", () => {
  it.each(["open", "in_progress", "waiting"] as const)(
    "Resolving a ticket that is %s stores notes and time [S3.23, S3.29]",
    async (status) => {
      const { id } = await openTestTicket(db, ida);
      await setRow(id, { status });
      const at = new Date("2026-11-20T12:00:00Z");
      expect(await resolve(moderator, id, "Done.", () => at)).toMatchObject({
        status: "resolved",
        resolvedAt: at.toISOString(),
        resolutionNotes: "Done.",
        closedAt: null,
      });
    },
  );

  it.each(["resolved", "closed", "cancelled"] as const)("Staff cannot resolve a ticket that is %s", async (status) => {
    const { id } = await openTestTicket(db, ida);
    await setRow(id, { status });
    await expect(resolve(moderator, id)).rejects.toMatchObject({ code: "conflict" });
  });

  it("A requester's confirmation closes the ticket and keeps the staff's notes", async () => {
    const { id } = await openTestTicket(db, ida);
    await resolve(moderator, id, "Staff's words");
    expect(await resolve(ida, id, "mine")).toMatchObject({ status: "closed", resolutionNotes: "Staff's words" });
    await expect(resolve(ida, id)).rejects.toMatchObject({ code: "conflict" });
  });

  it("An old version is refused and changes nothing", async () => {
    const { id } = await openTestTicket(db, ida);
    await reply(ida, id);
    await expect(resolveTicket(as(moderator), { ticket: id, version: 1 })).rejects.toMatchObject({ code: "stale" });
  });
});

describe("reopenTicket", () => {
  it.each(["resolved", "closed"] as const)("Reopening a %s ticket clears its end times", async (status) => {
    const { id } = await openTestTicket(db, ida);
    await setRow(id, { status, triage: "done", resolvedAt: new Date(), closedAt: new Date() });
    expect(await reopen(ida, id)).toMatchObject({ status: "open", resolvedAt: null, closedAt: null });
    expect((await typesOf(id)).slice(1)).toEqual(["ticket/status.changed", "ticket/unassigned"]);
  });

  it.each(["open", "in_progress", "waiting", "cancelled"] as const)(
    "A ticket that is %s cannot be reopened",
    async (status) => {
      const { id } = await openTestTicket(db, ida);
      await give(id, moderator);
      await setRow(id, { status });
      await expect(reopen(ida, id)).rejects.toMatchObject({ code: "conflict" });
      expect(await rowOf(db, id)).toMatchObject({ status, assigneeId: moderator.id });
      await setRow(id, { status: "open" });
    },
  );

  it("A reopened ticket returns to routing if its assignee is at capacity, gone, or no longer staff", async () => {
    const [full, deactivated, demoted] = await Promise.all(
      Array.from({ length: 3 }, () => createPerson(db, "moderator", { capacity: 1 })),
    );
    const cases: [PersonActor, Partial<typeof people.$inferInsert>][] = [
      [full!, { activeTickets: 1 }],
      [deactivated!, { deactivatedAt: new Date() }],
      [demoted!, { role: "user" }],
    ];
    for (const [owner, change] of cases) {
      const { id } = await openTestTicket(db, ida);
      await setRow(id, { triage: "done" });
      await give(id, owner);
      await resolve(admin, id);
      await db.update(people).set(change).where(eq(people.id, owner.id));
      expect(await reopen(ida, id)).toMatchObject({ status: "open", assignee: null });
      const last = (await historyRows(db, id)).at(-1)!;
      expect(last).toMatchObject({ type: "ticket/unassigned", before: { personId: owner.id } });
      expect(await db.select().from(outbox).where(eq(outbox.id, last.id))).toHaveLength(1);
      const [row] = await db.select().from(assignments).where(eq(assignments.ticketId, id));
      expect(row?.endedAt).not.toBeNull();
    }
  });
});

describe("cancelTicket", () => {
  it("A requester can cancel with a reason before work starts", async () => {
    const { id } = await openTestTicket(db, ida);
    const done = await cancel(ida, id, "Found the cable.");
    expect(done).toMatchObject({ status: "cancelled", resolutionNotes: "Found the cable." });
    expect(done.closedAt).not.toBeNull();
  });

  it.each(["in_progress", "waiting"] as const)("Only staff can cancel a ticket that is %s", async (status) => {
    const { id } = await openTestTicket(db, ida);
    await setRow(id, { status });
    await expect(cancel(ida, id)).rejects.toMatchObject({ code: "conflict" });
    expect((await cancel(moderator, id)).status).toBe("cancelled");
  });

  it.each(["resolved", "closed", "cancelled"] as const)("A ticket that is %s cannot be cancelled", async (status) => {
    const { id } = await openTestTicket(db, ida);
    await setRow(id, { status });
    await expect(cancel(moderator, id)).rejects.toMatchObject({ code: "conflict" });
  });

  it("Cancelling frees the assignee's capacity", async () => {
    const { id } = await openTestTicket(db, ida);
    await give(id, moderator);
    const load = await workloadOf(db, moderator.id);
    await cancel(moderator, id);
    expect(await workloadOf(db, moderator.id)).toBe(load - 1);
  });
});

describe("closeResolved", () => {
  it("Undisputed tickets are closed after a week, once, with a history event; newer and deleted ones are not", async () => {
    await setRow((await openTestTicket(db, ida)).id, { status: "resolved" });
    const [old, young, deleted] = await Promise.all([
      openTestTicket(db, ida),
      openTestTicket(db, ida),
      openTestTicket(db, ida),
    ]);
    const now = new Date("2027-01-08T00:00:00Z");
    const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
    await setRow(old.id, { status: "resolved", resolvedAt: ago(7.01) });
    await setRow(young.id, { status: "resolved", resolvedAt: ago(6.99) });
    await setRow(deleted.id, { status: "resolved", resolvedAt: ago(30) });
    await deleteTicket(as(admin), { ticket: deleted.id });
    const sweep = testContext(db, jobActor("sweep"), () => now);
    await closeResolved(sweep);
    expect(await closeResolved(sweep)).toBe(0);
    expect(await rowOf(db, old.id)).toMatchObject({ status: "closed", closedAt: now });
    expect((await rowOf(db, young.id)).status).toBe("resolved");
    expect((await rowOf(db, deleted.id)).status).toBe("resolved");
    expect((await historyRows(db, old.id)).at(-1)).toMatchObject({
      type: "ticket/status.changed",
      actorName: "sweep",
      after: { status: "closed" },
    });
  });
});
