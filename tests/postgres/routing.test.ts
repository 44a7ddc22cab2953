import { and, count, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seedStarter } from "@/lib/catalogue/seed-starter";
import type { Db } from "@/lib/db/client";
import { assignments, people, teamMembers, teams, tickets } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { openTicket } from "@/lib/tickets/open-ticket";
import { ACTIVE_STATUSES } from "@/lib/words";
import { mintPerson, testContext } from "../support/database";
import { DRIVERS, realDatabase } from "./drivers";
import { routeByInstances } from "./route-elsewhere";

type Staff = Awaited<ReturnType<typeof mintPerson>>[];

describe.each(DRIVERS)("routing on a real Postgres through %s", (driver) => {
  const holder = realDatabase(driver);
  let db: Db;

  beforeAll(async () => {
    db = holder.current.db;
    await seedStarter(testContext(db));
  });

  /** Only the people of the test at hand can be chosen. */
  beforeEach(async () => {
    await db
      .update(people)
      .set({ deactivatedAt: new Date() })
      .where(inArray(people.role, ["moderator", "admin"]));
  });

  it("200 tickets at once, by four instances, on seven equals: nobody has two more than another [S1.3, S1.18]", async () => {
    const seven = await staff(7, 50);
    const ids = await openMany(200, await teamOf(seven));
    expect(await routeByInstances(4, holder.settings, ids)).toEqual(Array(200).fill("assigned"));
    const loads = await loadsOf(seven);
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
    expect(loads).toEqual(await owned(seven));
    expect(await countOf(tickets, and(inArray(tickets.id, ids), isNotNull(tickets.assigneeId)))).toBe(200);
  });

  it("200 tickets at once, by four instances, on people with room for 90: exactly 90 are given, the rest waits", async () => {
    const sizes = [5, 10, 15, 20, 40];
    const five = await Promise.all(sizes.map((capacity) => mintPerson(db, "moderator", { capacity })));
    const ids = await openMany(200, await teamOf(five));
    const states = await routeByInstances(4, holder.settings, ids);
    expect(states.filter((state) => state === "assigned")).toHaveLength(90);
    expect(states.filter((state) => state === "waiting")).toHaveLength(110);
    expect(await loadsOf(five)).toEqual(sizes);
    expect(await owned(five)).toEqual(sizes);
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
    const ids = await openMany(120, await teamOf(six));
    const routing = routeByInstances(3, holder.settings, ids);
    const left: number[] = [];
    for (const { id } of leaving) {
      // Each goes while tickets are flowing: once they have had two, or all are given.
      await until(async () => (await loadsOf([{ id }]))[0]! >= 2);
      const [row] = await db
        .update(people)
        .set(change as Partial<typeof people.$inferInsert>)
        .where(eq(people.id, id))
        .returning({ had: people.activeTickets });
      left.push(row!.had);
    }
    expect(await routing).toEqual(Array(120).fill("assigned"));
    expect(await loadsOf(leaving)).toEqual(left);
    expect(await loadsOf(six)).toEqual(await owned(six));
    const stayed = await loadsOf(six.slice(3));
    expect(Math.max(...stayed) - Math.min(...stayed)).toBeLessThanOrEqual(1);
  });

  it("a ticket that several instances route at once has one owner, one assignment and one room taken", async () => {
    const three = await staff(3, 50);
    const ids = await openMany(20, await teamOf(three));
    const states = await Promise.all([1, 2, 3].map(() => routeByInstances(1, holder.settings, ids)));
    expect(states.flat()).toEqual(Array(60).fill("assigned"));
    expect(await countOf(assignments, and(inArray(assignments.ticketId, ids), isNull(assignments.endedAt)))).toBe(20);
    expect(await loadsOf(three)).toEqual(await owned(three));
    expect((await loadsOf(three)).reduce((sum, load) => sum + load, 0)).toBe(20);
  });

  async function openMany(howMany: number, teamId: string): Promise<string[]> {
    const requester = await mintPerson(db, "user");
    const open = () =>
      openTicket(testContext(db, requester), { description: "It does not work any more.", channel: "api" });
    const ids = (await Promise.all(Array.from({ length: howMany }, open))).map((ticket) => ticket.id);
    await db.update(tickets).set({ teamId, triage: "done" }).where(inArray(tickets.id, ids));
    return ids;
  }

  function staff(howMany: number, capacity: number): Promise<Staff> {
    return Promise.all(Array.from({ length: howMany }, () => mintPerson(db, "moderator", { capacity })));
  }

  async function teamOf(members: Staff): Promise<string> {
    const id = newId();
    await db.insert(teams).values({ id, slug: `equal-${id}`, name: "Equal" });
    await db.insert(teamMembers).values(members.map((person) => ({ teamId: id, personId: person.id })));
    return id;
  }

  async function loadsOf(who: { id: string }[]): Promise<number[]> {
    const rows = await db.select({ id: people.id, n: people.activeTickets }).from(people);
    return who.map((person) => rows.find((row) => row.id === person.id)!.n);
  }

  /** How many active tickets each truly has, whatever their count says. */
  async function owned(who: { id: string }[]): Promise<number[]> {
    const rows = await db
      .select({ id: tickets.assigneeId, n: count() })
      .from(tickets)
      .where(and(inArray(tickets.status, [...ACTIVE_STATUSES]), isNull(tickets.deletedAt)))
      .groupBy(tickets.assigneeId);
    return who.map((person) => rows.find((row) => row.id === person.id)?.n ?? 0);
  }

  function countOf(table: Parameters<Db["$count"]>[0], where: SQL | undefined): Promise<number> {
    return db.$count(table, where);
  }
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((done) => setTimeout(done, 5));
}
