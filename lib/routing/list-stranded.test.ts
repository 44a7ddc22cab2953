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

/** Nothing of the test before is left behind. */
beforeEach(async () => {
  await db.update(tickets).set({ assigneeId: null });
  await db.update(people).set({ activeTickets: 0 });
});

const stranded = (limit = 100) => listStranded(testContext(db, jobActor("routing")), limit);
const idsOf = (found: { ticketId: string }[]) => found.map(({ ticketId }) => ticketId);

/** A ticket that this person works on. */
async function given(owner: PersonActor, values: Partial<typeof tickets.$inferInsert> = {}): Promise<string> {
  const { id } = await openTestTicket(db, ida);
  await assignTicket(testContext(db, admin), { ticket: id, version: 1, personId: owner.id });
  await db
    .update(tickets)
    .set({ triage: "done", ...values })
    .where(eq(tickets.id, id));
  return id;
}

/** A ticket of somebody who then goes, in the given way. */
async function leftBehind(values: Partial<typeof people.$inferInsert>): Promise<string> {
  const owner = await createPerson(db, "moderator");
  const id = await given(owner);
  await db.update(people).set(values).where(eq(people.id, owner.id));
  return id;
}

describe("what owners leave behind", () => {
  it("is of who left, who is no moderator any more, and who is away and wants it handed on", async () => {
    const left = [
      await leftBehind({ deactivatedAt: new Date() }),
      await leftBehind({ role: "user" }),
      await leftBehind({ availability: "away", handsTo: "queue" }),
    ];
    await leftBehind({ availability: "away" });
    await leftBehind({ availability: "away", awayUntil: new Date(Date.now() - DAY_MS), handsTo: "queue" });
    await given(await createPerson(db, "moderator"));
    expect(idsOf(await stranded())).toEqual(left);
  });

  it("is what is still to be done: the most urgent first, of these the oldest, as many as are asked for", async () => {
    const owner = await createPerson(db, "moderator");
    const [low, high] = [await given(owner, { priority: "low" }), await given(owner, { priority: "high" })];
    const [older, waits] = [await given(owner, { priority: "low" }), await given(owner, { status: "waiting" })];
    await db
      .update(tickets)
      .set({ createdAt: new Date(Date.now() - DAY_MS) })
      .where(eq(tickets.id, older));
    for (const status of ["resolved", "closed", "cancelled"] as const) await given(owner, { status });
    await given(owner, { deletedAt: new Date() });
    await db.update(people).set({ deactivatedAt: new Date() }).where(eq(people.id, owner.id));
    expect(idsOf(await stranded())).toEqual([high, waits, older, low]);
    expect(idsOf(await stranded(2))).toEqual([high, waits]);
  });

  it("has one digest in common for each owner, and names the owner", async () => {
    const two = [await createPerson(db, "moderator"), await createPerson(db, "moderator")];
    for (const owner of two) {
      await given(owner);
      await given(owner);
      await db.update(people).set({ deactivatedAt: new Date() }).where(eq(people.id, owner.id));
    }
    const found = await stranded();
    const digestsOf = ({ id }: PersonActor) =>
      new Set(found.filter(({ from }) => from === id).map(({ digest }) => digest));
    expect(two.map((owner) => digestsOf(owner).size)).toEqual([1, 1]);
    expect(new Set(found.map(({ digest }) => digest)).size).toBe(2);
  });
});
