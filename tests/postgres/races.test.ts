import { and, eq, inArray, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { connectEmbedded } from "@/inngest/client";
import type { Db } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { assignments, events, mails, outbox, tickets, triageResults } from "@/lib/db/schema";
import { sweepOutbox } from "@/lib/events/send-outbox";
import { notifyAssignee } from "@/lib/mail/notify-assignee";
import { notifyRequester } from "@/lib/mail/notify-requester";
import { routeTicket } from "@/lib/routing/route-ticket";
import { applyTriage } from "@/lib/tickets/apply-triage";
import { assignTicket } from "@/lib/tickets/assign-ticket";
import { openTicket } from "@/lib/tickets/open-ticket";
import { resolveTicket } from "@/lib/tickets/resolve-ticket";
import { triageTicket } from "@/lib/triage/triage-ticket";
import { createTeamRow } from "@/tests/support/workspace";
import { createPerson, testContext } from "../support/database";
import { DRIVERS } from "./drivers";
import { countAssigned, realWorkspace, workloadsOf } from "./real-workspace";
import { routeByInstances } from "./route-in-process";

describe.each(DRIVERS)("the pipeline on Postgres through %s", (driver) => {
  const database = realWorkspace(driver);
  let db: Db;
  beforeAll(() => {
    db = database.current.db;
  });

  it("200 tickets routed at once by four instances give five equal moderators 40 each [S1.18]", async () => {
    const five = await many(5, () => createPerson(db, "moderator", { capacity: 50 }));
    const team = await createTeamRow(db, five);
    const ids = await openMany(200);
    await db.update(tickets).set({ teamId: team }).where(inArray(tickets.id, ids));

    const states = await routeByInstances(4, database.settings, ids);

    expect(states).toEqual(Array(200).fill("assigned"));
    expect(await workloadsOf(db, five)).toEqual([40, 40, 40, 40, 40]);
    expect(await countAssigned(db, five)).toEqual([40, 40, 40, 40, 40]);
    expect(await countOf(assignments, inArray(assignments.ticketId, ids))).toBe(200);
  });

  it("Nobody exceeds capacity: of 60 tickets for three people with capacity 10, 30 wait", async () => {
    const three = await many(3, () => createPerson(db, "moderator", { capacity: 10 }));
    const ids = await openMany(60);
    const routed = await Promise.all(ids.map((ticketId) => routeTicket(testContext(db), { ticketId })));
    expect(routed.filter((each) => each.state === "assigned")).toHaveLength(30);
    expect(routed.filter((each) => each.state === "waiting")).toHaveLength(30);
    expect(await workloadsOf(db, three)).toEqual([10, 10, 10]);
  });

  it("An event delivered ten times at once has one effect", async () => {
    const assignee = await createPerson(db, "moderator");
    const [ticketId] = await openMany(1);
    const eventId = await createdEventOf(ticketId!);
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        const ctx = testContext(db);
        const { triageResultId } = await triageTicket(ctx, { ticketId: ticketId!, eventId });
        await retry(() => applyTriage(ctx, { triageResultId }));
        const routed = await routeTicket(ctx, { ticketId: ticketId! });
        if (routed.state !== "assigned") throw new Error(routed.state);
        await retry(() => notifyRequester(ctx, { ticketId: ticketId!, eventId }));
        await retry(() =>
          notifyAssignee(ctx, { ticketId: ticketId!, eventId: routed.eventId, personId: routed.personId }),
        );
      }),
    );
    expect(await countOf(triageResults, eq(triageResults.ticketId, ticketId!))).toBe(1);
    expect(await countOf(assignments, eq(assignments.ticketId, ticketId!))).toBe(1);
    expect(await countOf(mails, and(eq(mails.ticketId, ticketId!), eq(mails.state, "sent")))).toBe(2);
    expect(await countOf(mails, eq(mails.ticketId, ticketId!))).toBe(2);
    expect(await countOf(events, and(eq(events.ticketId, ticketId!), eq(events.type, "ticket/triaged")))).toBe(1);
    expect(await workloadsOf(db, [assignee])).toEqual([1]);
  });

  it("Sweeps at the same time send every event once", async () => {
    await db.delete(outbox);
    const ids = await openMany(300);
    await db.update(outbox).set({ leasedUntil: null });
    const sent: string[] = [];
    connectEmbedded(async (_input, init) => {
      const batch = JSON.parse(String(init?.body)) as { id: string }[];
      sent.push(...batch.map((event) => event.id));
      return Response.json({ ids: batch.map((event) => event.id), status: 200 });
    });
    await Promise.all([sweepOutbox(testContext(db)), sweepOutbox(testContext(db)), sweepOutbox(testContext(db))]);
    expect(sent).toHaveLength(ids.length);
    expect(new Set(sent).size).toBe(ids.length);
    expect(await countOf(outbox, sql`${outbox.sentAt} is null`)).toBe(0);
  });

  it("Ticket numbers created at once never repeat", async () => {
    const ids = await openMany(100);
    const rows = await db.select({ number: tickets.number }).from(tickets).where(inArray(tickets.id, ids));
    expect(new Set(rows.map((row) => row.number)).size).toBe(100);
  });

  it("Of two changes to the same version, one is refused as stale", async () => {
    const [one, two] = await many(2, () => createPerson(db, "admin", { capacity: 50 }));
    const [ticket] = await openMany(1);
    const attempts = await Promise.allSettled(
      [one!, two!].map((person) =>
        assignTicket(testContext(db, person), { ticket: ticket!, version: 1, personId: person.id }),
      ),
    );
    expect(attempts.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    expect(attempts.filter((each) => each.status === "rejected").map((each) => each.reason.code)).toEqual(["stale"]);
    expect((await workloadsOf(db, [one!, two!])).sort()).toEqual([0, 1]);
  });

  it("Assigning and resolving at the same time keep every workload right, without a deadlock", async () => {
    const staff = await many(4, () => createPerson(db, "admin", { capacity: 100 }));
    const ids = await openMany(60);
    await Promise.all(ids.map((ticketId) => routeTicket(testContext(db), { ticketId })));
    await Promise.all(
      ids.flatMap((ticket, at) => [
        retry(() => reassign(ticket, staff[at % 4]!)),
        at % 3 === 0 ? retry(() => resolve(ticket, staff[0]!)) : Promise.resolve(),
      ]),
    );
    expect(await workloadsOf(db, staff)).toEqual(await countAssigned(db, staff));
  });

  it("Servers that start together migrate once", async () => {
    const runs = await Promise.all([migrate(db), migrate(db), migrate(db)]);
    expect(runs.map((run) => run.applied)).toEqual([0, 0, 0]);
  });

  async function reassign(ticket: string, to: Awaited<ReturnType<typeof createPerson>>) {
    const [row] = await db
      .select({ version: tickets.version, status: tickets.status })
      .from(tickets)
      .where(eq(tickets.id, ticket));
    if (row?.status === "resolved") return;
    await assignTicket(testContext(db, to), { ticket, version: row!.version, personId: to.id });
  }

  async function resolve(ticket: string, by: Awaited<ReturnType<typeof createPerson>>) {
    const [row] = await db.select({ version: tickets.version }).from(tickets).where(eq(tickets.id, ticket));
    await resolveTicket(testContext(db, by), { ticket, version: row!.version });
  }

  async function openMany(count: number): Promise<string[]> {
    const requester = await createPerson(db, "user");
    const opened = await many(count, (at) =>
      openTicket(testContext(db, requester), { description: `Number ${at} of them does not work.`, channel: "api" }),
    );
    return opened.map((ticket) => ticket.id);
  }

  async function createdEventOf(ticketId: string): Promise<string> {
    const [row] = await db
      .select({ id: events.id })
      .from(events)
      .where(and(eq(events.ticketId, ticketId), eq(events.type, "ticket/created")));
    return row!.id;
  }

  function countOf(table: Parameters<Db["$count"]>[0], where: Parameters<Db["$count"]>[1]): Promise<number> {
    return db.$count(table, where);
  }
});

function many<T>(count: number, make: (at: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, at) => make(at)));
}

/** Retries a lost race or a busy lease, like a durable step. */
async function retry<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt > 50 || !["stale", "unavailable"].includes((error as { code?: string }).code ?? "")) throw error;
      await new Promise((done) => setTimeout(done, 5));
    }
  }
}
