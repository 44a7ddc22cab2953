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
import { loadsOf, ownedBy, realWorkspace } from "./real-workspace";
import { routeByInstances } from "./route-elsewhere";

describe.each(DRIVERS)("on a real Postgres through %s", (driver) => {
  const holder = realWorkspace(driver);
  let db: Db;
  beforeAll(() => {
    db = holder.current.db;
  });

  it("200 tickets at once, by four instances of the app, on five equal moderators of capacity 50 end 40 each [S1.18]", async () => {
    const five = await many(5, () => createPerson(db, "moderator", { capacity: 50 }));
    const team = await createTeamRow(db, five);
    const ids = await openMany(200);
    await db.update(tickets).set({ teamId: team }).where(inArray(tickets.id, ids));

    const states = await routeByInstances(4, holder.settings, ids);

    expect(states).toEqual(Array(200).fill("assigned"));
    expect(await loadsOf(db, five)).toEqual([40, 40, 40, 40, 40]);
    expect(await ownedBy(db, five)).toEqual([40, 40, 40, 40, 40]);
    expect(await countOf(assignments, inArray(assignments.ticketId, ids))).toBe(200);
  });

  it("nobody is taken above capacity: 60 tickets on three people with room for ten leave 30 waiting", async () => {
    const three = await many(3, () => createPerson(db, "moderator", { capacity: 10 }));
    const ids = await openMany(60);
    const routed = await Promise.all(ids.map((ticketId) => routeTicket(testContext(db), { ticketId })));
    expect(routed.filter((each) => each.state === "assigned")).toHaveLength(30);
    expect(routed.filter((each) => each.state === "waiting")).toHaveLength(30);
    expect(await loadsOf(db, three)).toEqual([10, 10, 10]);
  });

  it("the same event delivered ten times at once has one effect", async () => {
    const owner = await createPerson(db, "moderator");
    const [ticketId] = await openMany(1);
    const eventId = await createdEventOf(ticketId!);
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        const ctx = testContext(db);
        const { triageResultId } = await triageTicket(ctx, { ticketId: ticketId!, eventId });
        await again(() => applyTriage(ctx, { triageResultId }));
        const routed = await routeTicket(ctx, { ticketId: ticketId! });
        if (routed.state !== "assigned") throw new Error(routed.state);
        await again(() => notifyRequester(ctx, { ticketId: ticketId!, eventId }));
        await again(() =>
          notifyAssignee(ctx, { ticketId: ticketId!, eventId: routed.eventId, personId: routed.personId }),
        );
      }),
    );
    expect(await countOf(triageResults, eq(triageResults.ticketId, ticketId!))).toBe(1);
    expect(await countOf(assignments, eq(assignments.ticketId, ticketId!))).toBe(1);
    expect(await countOf(mails, and(eq(mails.ticketId, ticketId!), eq(mails.state, "sent")))).toBe(2);
    expect(await countOf(mails, eq(mails.ticketId, ticketId!))).toBe(2);
    expect(await countOf(events, and(eq(events.ticketId, ticketId!), eq(events.type, "ticket/triaged")))).toBe(1);
    expect(await loadsOf(db, [owner])).toEqual([1]);
  });

  it("two sweeps at once send no event twice, and none is left", async () => {
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

  it("ticket numbers never repeat, however many are taken at once", async () => {
    const ids = await openMany(100);
    const rows = await db.select({ number: tickets.number }).from(tickets).where(inArray(tickets.id, ids));
    expect(new Set(rows.map((row) => row.number)).size).toBe(100);
  });

  it("of two people who change the same version one is told that the other was first", async () => {
    const [one, two] = await many(2, () => createPerson(db, "admin", { capacity: 50 }));
    const [ticket] = await openMany(1);
    const attempts = await Promise.allSettled(
      [one!, two!].map((person) =>
        assignTicket(testContext(db, person), { ticket: ticket!, version: 1, personId: person.id }),
      ),
    );
    expect(attempts.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    expect(attempts.filter((each) => each.status === "rejected").map((each) => each.reason.code)).toEqual(["stale"]);
    expect((await loadsOf(db, [one!, two!])).sort()).toEqual([0, 1]);
  });

  it("assigning and resolving side by side never loses count of anybody's load, and nobody waits in a ring", async () => {
    const staff = await many(4, () => createPerson(db, "admin", { capacity: 100 }));
    const ids = await openMany(60);
    await Promise.all(ids.map((ticketId) => routeTicket(testContext(db), { ticketId })));
    await Promise.all(
      ids.flatMap((ticket, at) => [
        again(() => handOver(ticket, staff[at % 4]!)),
        at % 3 === 0 ? again(() => resolve(ticket, staff[0]!)) : Promise.resolve(),
      ]),
    );
    expect(await loadsOf(db, staff)).toEqual(await ownedBy(db, staff));
  });

  it("two servers that start together migrate once", async () => {
    const runs = await Promise.all([migrate(db), migrate(db), migrate(db)]);
    expect(runs.map((run) => run.applied)).toEqual([0, 0, 0]);
  });

  async function handOver(ticket: string, to: Awaited<ReturnType<typeof createPerson>>) {
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

/** As a durable step would: a lost race or a busy lease is tried again. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt > 50 || !["stale", "unavailable"].includes((error as { code?: string }).code ?? "")) throw error;
      await new Promise((done) => setTimeout(done, 5));
    }
  }
}
