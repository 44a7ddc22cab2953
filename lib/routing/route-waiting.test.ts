import { and, eq, inArray, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jobActor, type PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { outbox, people, tickets } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { assignTicket } from "@/lib/tickets/assign-ticket";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { openTestTicket } from "@/tests/support/workspace";
import { routeWaiting } from "./route-waiting";

let db: Db;
let ida: PersonActor;
let admin: PersonActor;

beforeAll(async () => {
  db = await testDatabase();
  ida = await createPerson(db);
});

/** Only the people of the current test can be chosen. */
beforeEach(async () => {
  await db
    .update(people)
    .set({ deactivatedAt: new Date() })
    .where(inArray(people.role, ["moderator", "admin"]));
  admin = await createPerson(db, "admin", { capacity: 0 });
});

async function waiting(): Promise<string> {
  const { id } = await openTestTicket(db, ida);
  await db.update(tickets).set({ triage: "done" }).where(eq(tickets.id, id));
  return id;
}

/** The same, reassigned from an absent person. */
async function reassigned() {
  return { ticketId: await waiting(), from: newId(), digest: newId() };
}

const route = (ticketIds: string[], handedOn: { ticketId: string; from: string; digest: string }[]) =>
  routeWaiting(testContext(db, jobActor("routing")), { ticketIds, handedOn });
const outboxRow = (ticketId: string) =>
  db.$count(outbox, and(eq(outbox.name, "ticket/assigned"), sql`${outbox.data}->>'ticketId' = ${ticketId}`));

describe("routeWaiting", () => {
  it("Each ticket publishes an event for an email, but reassigned tickets are returned for a digest", async () => {
    const assignee = await createPerson(db, "moderator");
    const [own, over] = [await waiting(), await reassigned()];
    const { over: found, nobody } = await route([own, over.ticketId], [over]);
    expect(found).toEqual([{ ...over, personId: assignee.id, eventId: expect.any(String) }]);
    expect(nobody).toBeNull();
    expect([await outboxRow(own), await outboxRow(over.ticketId)]).toEqual([1, 0]);
  });

  it("A repeat returns the same, and nothing for a ticket that a person assigned meanwhile", async () => {
    await createPerson(db, "moderator");
    const [over, given] = [await reassigned(), await reassigned()];
    const first = await route([over.ticketId], [over]);
    expect(await route([over.ticketId], [over])).toEqual(first);
    const colleague = await createPerson(db, "moderator");
    await assignTicket(testContext(db, admin), { ticket: given.ticketId, version: 1, personId: colleague.id });
    expect((await route([given.ticketId], [given])).over).toEqual([]);
  });

  it("The first reassigned ticket that no one can take is returned", async () => {
    const [one, two] = [await reassigned(), await reassigned()];
    const { over, nobody } = await route([one.ticketId, two.ticketId], [one, two]);
    expect(over).toEqual([]);
    expect(nobody).toEqual(one);
  });
});
