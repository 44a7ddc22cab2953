import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jobActor, type PersonActor } from "@/lib/auth/actor";
import { DAY_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { people, tickets } from "@/lib/db/schema";
import { assignTicket } from "@/lib/tickets/assign-ticket";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { openTestTicket } from "@/tests/support/workspace";
import { listStranded } from "./list-stranded";

let db: Db;
let ida: PersonActor;
let admin: PersonActor;

beforeAll(async () => {
  db = await testDatabase();
  ida = await createPerson(db);
  admin = await createPerson(db, "admin");
});

/** Removes what the previous test left. */
beforeEach(async () => {
  await db.update(tickets).set({ assigneeId: null });
  await db.update(people).set({ activeTickets: 0 });
});

const stranded = (limit = 100) => listStranded(testContext(db, jobActor("routing")), limit);
const idsOf = (found: { ticketId: string }[]) => found.map(({ ticketId }) => ticketId);

/** A ticket assigned to this person. */
async function createAssigned(
  assignee: PersonActor,
  values: Partial<typeof tickets.$inferInsert> = {},
): Promise<string> {
  const { id } = await openTestTicket(db, ida);
  await assignTicket(testContext(db, admin), { ticket: id, version: 1, personId: assignee.id });
  await db
    .update(tickets)
    .set({ triage: "done", ...values })
    .where(eq(tickets.id, id));
  return id;
}

/** A ticket of a person who then leaves in the given way. */
async function leftBehind(values: Partial<typeof people.$inferInsert>): Promise<string> {
  const assignee = await createPerson(db, "moderator");
  const id = await createAssigned(assignee);
  await db.update(people).set(values).where(eq(people.id, assignee.id));
  return id;
}

describe("listStranded", () => {
  it("Stranded tickets are of people who were deactivated, demoted or are away with a delegate", async () => {
    const left = [
      await leftBehind({ deactivatedAt: new Date() }),
      await leftBehind({ role: "user" }),
      await leftBehind({ availability: "away", handsTo: "queue" }),
    ];
    await leftBehind({ availability: "away" });
    await leftBehind({ availability: "away", awayUntil: new Date(Date.now() - DAY_MS), handsTo: "queue" });
    await createAssigned(await createPerson(db, "moderator"));
    expect(idsOf(await stranded())).toEqual(left);
  });

  it("Only active tickets are stranded: most urgent first, then oldest, up to the limit", async () => {
    const assignee = await createPerson(db, "moderator");
    const [low, high] = [
      await createAssigned(assignee, { priority: "low" }),
      await createAssigned(assignee, { priority: "high" }),
    ];
    const [older, waits] = [
      await createAssigned(assignee, { priority: "low" }),
      await createAssigned(assignee, { status: "waiting" }),
    ];
    await db
      .update(tickets)
      .set({ createdAt: new Date(Date.now() - DAY_MS) })
      .where(eq(tickets.id, older));
    for (const status of ["resolved", "closed", "cancelled"] as const) await createAssigned(assignee, { status });
    await createAssigned(assignee, { deletedAt: new Date() });
    await db.update(people).set({ deactivatedAt: new Date() }).where(eq(people.id, assignee.id));
    expect(idsOf(await stranded())).toEqual([high, waits, older, low]);
    expect(idsOf(await stranded(2))).toEqual([high, waits]);
  });

  it("The tickets of one assignee share one digest", async () => {
    const two = [await createPerson(db, "moderator"), await createPerson(db, "moderator")];
    for (const assignee of two) {
      await createAssigned(assignee);
      await createAssigned(assignee);
      await db.update(people).set({ deactivatedAt: new Date() }).where(eq(people.id, assignee.id));
    }
    const found = await stranded();
    const digestsOf = ({ id }: PersonActor) =>
      new Set(found.filter(({ from }) => from === id).map(({ digest }) => digest));
    expect(two.map((assignee) => digestsOf(assignee).size)).toEqual([1, 1]);
    expect(new Set(found.map(({ digest }) => digest)).size).toBe(2);
  });
});
