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
import { countAssigned, realWorkspace, workloadsOf } from "./real-workspace";
import { routeByInstances } from "./route-in-process";

type Staff = Awaited<ReturnType<typeof createPerson>>[];

describe.each(DRIVERS)("routing on Postgres through %s", (driver) => {
  const database = realWorkspace(driver);
  let db: Db;
  beforeAll(() => {
    db = database.current.db;
  });

  it("200 tickets routed at once by four instances differ by at most one among team equal moderators [S1.3, S1.18]", async () => {
    const team = await staff(7, 50);
    const ids = await openMany(200, await createTeamRow(db, team));
    expect(await routeByInstances(4, database.settings, ids)).toEqual(Array(200).fill("assigned"));
    const workloads = await workloadsOf(db, team);
    expect(Math.max(...workloads) - Math.min(...workloads)).toBeLessThanOrEqual(1);
    expect(workloads).toEqual(await countAssigned(db, team));
    expect(await countOf(tickets, and(inArray(tickets.id, ids), isNotNull(tickets.assigneeId)))).toBe(200);
  });

  it("Of 200 tickets routed at once with a total capacity of 90, exactly 90 are assigned", async () => {
    const sizes = [5, 10, 15, 20, 40];
    const five = await Promise.all(sizes.map((capacity) => createPerson(db, "moderator", { capacity })));
    const ids = await openMany(200, await createTeamRow(db, five));
    const states = await routeByInstances(4, database.settings, ids);
    expect(states.filter((state) => state === "assigned")).toHaveLength(90);
    expect(states.filter((state) => state === "waiting")).toHaveLength(110);
    expect(await workloadsOf(db, five)).toEqual(sizes);
    expect(await countAssigned(db, five)).toEqual(sizes);
  });

  it.each<[string, Partial<Record<keyof typeof people.$inferSelect, unknown>>]>([
    ["go away", { availability: "away" }],
    ["are deactivated", { deactivatedAt: new Date() }],
    ["lose their role", { role: "user" }],
    ["are deleted", { deletedAt: new Date(), deactivatedAt: new Date(), name: "Deleted person" }],
    ["reach their capacity", { capacity: sql`${people.activeTickets}` }],
  ])("People who %s during routing get no ticket after that moment", async (_name, change) => {
    const six = await staff(6, 60);
    const leaving = six.slice(0, 3);
    const ids = await openMany(120, await createTeamRow(db, six));
    const routing = routeByInstances(3, database.settings, ids);
    const left: number[] = [];
    for (const { id } of leaving) {
      // Each leaves during routing, after two tickets.
      await until(async () => (await workloadsOf(db, [{ id }]))[0]! >= 2);
      const [row] = await db
        .update(people)
        .set(change as Partial<typeof people.$inferInsert>)
        .where(eq(people.id, id))
        .returning({ had: people.activeTickets });
      left.push(row!.had);
    }
    expect(await routing).toEqual(Array(120).fill("assigned"));
    expect(await workloadsOf(db, leaving)).toEqual(left);
    expect(await workloadsOf(db, six)).toEqual(await countAssigned(db, six));
    const stayed = await workloadsOf(db, six.slice(3));
    expect(Math.max(...stayed) - Math.min(...stayed)).toBeLessThanOrEqual(1);
  });

  it("A ticket that several instances route at once gets one assignee, one assignment and one count", async () => {
    const three = await staff(3, 50);
    const ids = await openMany(20, await createTeamRow(db, three));
    const states = await Promise.all([1, 2, 3].map(() => routeByInstances(1, database.settings, ids)));
    expect(states.flat()).toEqual(Array(60).fill("assigned"));
    expect(await countOf(assignments, and(inArray(assignments.ticketId, ids), isNull(assignments.endedAt)))).toBe(20);
    expect(await workloadsOf(db, three)).toEqual(await countAssigned(db, three));
    expect((await workloadsOf(db, three)).reduce((sum, load) => sum + load, 0)).toBe(20);
  });

  it("Two drains of an absent person's tickets at once, while others resolve some, keep one assignee a ticket and right counts", async () => {
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
      const named = await retry(() => reassignStranded(ctx, { tickets: stranded }));
      const queued = stranded.filter(({ ticketId }) => named.every((one) => one.ticketId !== ticketId));
      const ticketIds = queued.map(({ ticketId }) => ticketId);
      const { over } = await retry(() => routeWaiting(ctx, { ticketIds, handedOn: queued }));
      return [...named, ...over];
    };
    const resolving = ids.slice(0, 10).map((ticket) => retry(() => resolveCurrent(admin, ticket)));
    const [one, two] = await Promise.all([drain(), drain(), ...resolving]);

    const reported = [...one, ...two].map(({ eventId }) => eventId);
    expect(new Set(reported).size).toBe(reported.length);
    const staffOfTeam = [owner, delegate!, ...others];
    expect(await workloadsOf(db, staffOfTeam)).toEqual(await countAssigned(db, staffOfTeam));
    const [left, ...received] = await workloadsOf(db, staffOfTeam);
    expect(left).toBe(0);
    expect(Math.max(...received)).toBeLessThanOrEqual(15);
    expect(received.reduce((sum, load) => sum + load, 0)).toBe(50);
    // One of the two drains reports each open ticket's assignee.
    const stillOpen = and(inArray(tickets.id, ids), inArray(tickets.status, [...ACTIVE_STATUSES]));
    const open = await db.select({ id: tickets.id, assigneeId: tickets.assigneeId }).from(tickets).where(stillOpen);
    const reportedAssignee = new Map([...one, ...two].map(({ ticketId, personId }) => [ticketId, personId]));
    expect(open.map(({ id }) => reportedAssignee.get(id))).toEqual(open.map(({ assigneeId }) => assigneeId));
  });

  /** Resolves the current version of a ticket. */
  async function resolveCurrent(by: Staff[number], ticket: string): Promise<void> {
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

/** Retries a lost race, like a durable step. */
async function retry<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if ((error as { code?: string }).code !== "stale") throw error;
    }
  }
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((done) => setTimeout(done, 5));
}
