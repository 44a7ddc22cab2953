import { and, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/lib/db/client";
import { assignments, people, tickets } from "@/lib/db/schema";
import { ACTIVE_STATUSES } from "@/lib/domain/ticket";
import { listStranded } from "@/lib/routing/list-stranded";
import { reassignStranded } from "@/lib/routing/reassign-stranded";
import { routeWaiting } from "@/lib/routing/route-waiting";
import { assignTicket } from "@/lib/tickets/assign-ticket";
import { openTicket } from "@/lib/tickets/open-ticket";
import { resolveTicket } from "@/lib/tickets/resolve-ticket";
import { createTeamRow } from "@/tests/support/workspace";
import { createPerson, testContext } from "../support/database";
import { DRIVERS } from "./drivers";
import { loadsOf, ownedBy, realWorkspace } from "./real-workspace";
import { routeByInstances } from "./route-elsewhere";

type Staff = Awaited<ReturnType<typeof createPerson>>[];

describe.each(DRIVERS)("routing on a real Postgres through %s", (driver) => {
  const holder = realWorkspace(driver);
  let db: Db;
  beforeAll(() => {
    db = holder.current.db;
  });

  it("200 tickets at once, by four instances, on seven equals: nobody has two more than another [S1.3, S1.18]", async () => {
    const seven = await staff(7, 50);
    const ids = await openMany(200, await createTeamRow(db, seven));
    expect(await routeByInstances(4, holder.settings, ids)).toEqual(Array(200).fill("assigned"));
    const loads = await loadsOf(db, seven);
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
    expect(loads).toEqual(await ownedBy(db, seven));
    expect(await countOf(tickets, and(inArray(tickets.id, ids), isNotNull(tickets.assigneeId)))).toBe(200);
  });

  it("200 tickets at once, by four instances, on people with room for 90: exactly 90 are given, the rest waits", async () => {
    const sizes = [5, 10, 15, 20, 40];
    const five = await Promise.all(sizes.map((capacity) => createPerson(db, "moderator", { capacity })));
    const ids = await openMany(200, await createTeamRow(db, five));
    const states = await routeByInstances(4, holder.settings, ids);
    expect(states.filter((state) => state === "assigned")).toHaveLength(90);
    expect(states.filter((state) => state === "waiting")).toHaveLength(110);
    expect(await loadsOf(db, five)).toEqual(sizes);
    expect(await ownedBy(db, five)).toEqual(sizes);
  });

  it.each<[string, Partial<Record<keyof typeof people.$inferSelect, unknown>>]>([
    ["go away", { availability: "away" }],
    ["are deactivated", { deactivatedAt: new Date() }],
    ["lose their role", { role: "user" }],
    ["are deleted", { deletedAt: new Date(), deactivatedAt: new Date(), name: "Deleted person" }],
    ["get no more room than they use", { capacity: sql`${people.activeTickets}` }],
  ])("of people who %s in the middle nobody gets a ticket after that moment", async (_what, change) => {
    const six = await staff(6, 60);
    const leaving = six.slice(0, 3);
    const ids = await openMany(120, await createTeamRow(db, six));
    const routing = routeByInstances(3, holder.settings, ids);
    const left: number[] = [];
    for (const { id } of leaving) {
      // Each goes while tickets are flowing: once they have had two, or all are given.
      await until(async () => (await loadsOf(db, [{ id }]))[0]! >= 2);
      const [row] = await db
        .update(people)
        .set(change as Partial<typeof people.$inferInsert>)
        .where(eq(people.id, id))
        .returning({ had: people.activeTickets });
      left.push(row!.had);
    }
    expect(await routing).toEqual(Array(120).fill("assigned"));
    expect(await loadsOf(db, leaving)).toEqual(left);
    expect(await loadsOf(db, six)).toEqual(await ownedBy(db, six));
    const stayed = await loadsOf(db, six.slice(3));
    expect(Math.max(...stayed) - Math.min(...stayed)).toBeLessThanOrEqual(1);
  });

  it("a ticket that several instances route at once has one owner, one assignment and one room taken", async () => {
    const three = await staff(3, 50);
    const ids = await openMany(20, await createTeamRow(db, three));
    const states = await Promise.all([1, 2, 3].map(() => routeByInstances(1, holder.settings, ids)));
    expect(states.flat()).toEqual(Array(60).fill("assigned"));
    expect(await countOf(assignments, and(inArray(assignments.ticketId, ids), isNull(assignments.endedAt)))).toBe(20);
    expect(await loadsOf(db, three)).toEqual(await ownedBy(db, three));
    expect((await loadsOf(db, three)).reduce((sum, load) => sum + load, 0)).toBe(20);
  });

  it("an owner leaves for a named colleague while others work on the same tickets, and two drains run at once: each ticket has one owner, each receiver is answered once, and every count is true", async () => {
    const [delegate, ...others] = await staff(4, 15);
    const owner = await createPerson(db, "moderator", { capacity: 60 });
    const admin = await createPerson(db, "admin", { capacity: 0 });
    const ids = await openMany(60, await createTeamRow(db, [owner, delegate!, ...others]));
    for (const ticket of ids) {
      await assignTicket(testContext(db, admin), { ticket, version: 1, personId: owner.id });
    }
    await db.update(people).set({ availability: "away", handsTo: delegate!.id }).where(eq(people.id, owner.id));

    const drain = async () => {
      const ctx = testContext(db);
      const stranded = (await listStranded(ctx, 1_000)).filter(({ from }) => from === owner.id);
      const named = await again(() => reassignStranded(ctx, { tickets: stranded }));
      const handedOn = stranded.filter(({ ticketId }) => named.every((given) => given.ticketId !== ticketId));
      const ticketIds = handedOn.map(({ ticketId }) => ticketId);
      const { over } = await again(() => routeWaiting(ctx, { ticketIds, handedOn }));
      return [...named, ...over];
    };
    const resolving = ids.slice(0, 10).map((ticket) => again(() => changeNewest(admin, ticket)));
    const [one, two] = await Promise.all([drain(), drain(), ...resolving]);

    const told = [...one, ...two].map((came) => came.eventId);
    expect(new Set(told).size).toBe(told.length);
    const everybody = [owner, delegate!, ...others];
    expect(await loadsOf(db, everybody)).toEqual(await ownedBy(db, everybody));
    const [left, ...received] = await loadsOf(db, everybody);
    expect(left).toBe(0);
    expect(Math.max(...received)).toBeLessThanOrEqual(15);
    expect(received.reduce((sum, load) => sum + load, 0)).toBe(50);
    // Who has one is told of it, in one of the two drains; some of these were resolved after.
    const stillOpen = and(inArray(tickets.id, ids), inArray(tickets.status, [...ACTIVE_STATUSES]));
    const open = await db.select({ id: tickets.id, owner: tickets.assigneeId }).from(tickets).where(stillOpen);
    const came = new Map([...one, ...two].map(({ ticketId, personId }) => [ticketId, personId]));
    expect(open.map(({ id }) => came.get(id))).toEqual(open.map(({ owner }) => owner));
  });

  /** Resolves a ticket in whatever version it is by now. */
  async function changeNewest(by: Staff[number], ticket: string): Promise<void> {
    const [row] = await db.select({ version: tickets.version }).from(tickets).where(eq(tickets.id, ticket));
    await resolveTicket(testContext(db, by), { ticket, version: row!.version });
  }

  async function openMany(howMany: number, teamId: string): Promise<string[]> {
    const requester = await createPerson(db, "user");
    const open = () =>
      openTicket(testContext(db, requester), { description: "It does not work any more.", channel: "api" });
    const ids = (await Promise.all(Array.from({ length: howMany }, open))).map((ticket) => ticket.id);
    await db.update(tickets).set({ teamId, triage: "done" }).where(inArray(tickets.id, ids));
    return ids;
  }

  function staff(howMany: number, capacity: number): Promise<Staff> {
    return Promise.all(Array.from({ length: howMany }, () => createPerson(db, "moderator", { capacity })));
  }

  function countOf(table: Parameters<Db["$count"]>[0], where: SQL | undefined): Promise<number> {
    return db.$count(table, where);
  }
});

/** As a durable step would: a lost race is tried again. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if ((error as { code?: string }).code !== "stale") throw error;
    }
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((done) => setTimeout(done, 5));
}
