import { and, eq, inArray } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { events, outbox, people, tickets } from "@/lib/db/schema";
import { assignTicket } from "@/lib/tickets/assign-ticket";
import { cancelTicket } from "@/lib/tickets/cancel-ticket";
import { deleteTicket } from "@/lib/tickets/delete-ticket";
import { editTicket } from "@/lib/tickets/edit-ticket";
import { resolveTicket } from "@/lib/tickets/resolve-ticket";
import { unassignTicket } from "@/lib/tickets/unassign-ticket";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { openTestTicket, rowOf } from "@/tests/support/workspace";

let db: Db;
let ida: PersonActor;
let admin: PersonActor;

beforeAll(async () => {
  db = await testDatabase();
  ida = await createPerson(db);
  admin = await createPerson(db, "admin");
});

beforeEach(async () => {
  await db.update(tickets).set({ status: "closed" });
});

const setPerson = ({ id }: PersonActor, values: Partial<typeof people.$inferInsert>) =>
  db.update(people).set(values).where(eq(people.id, id));

async function waiting(): Promise<void> {
  const { id } = await openTestTicket(db, ida);
  await db.update(tickets).set({ triage: "done" }).where(eq(tickets.id, id));
}

/** A person with this capacity and workload. */
async function owner(capacity: number, tickets: number) {
  const person = await createPerson(db, "moderator", { capacity });
  const ids: string[] = [];
  for (let n = 0; n < tickets; n++) {
    const { id } = await openTestTicket(db, ida);
    await assignTicket(testContext(db, admin), { ticket: id, version: 1, personId: person.id });
    ids.push(id);
  }
  return { person, ids };
}

/** How often freed capacity of this person was published. */
async function outboxRow({ id }: PersonActor): Promise<number> {
  const rows = await db
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.personId, id), eq(events.type, "person/availability.changed")));
  const sent = await db
    .select({ data: outbox.data })
    .from(outbox)
    .where(
      inArray(
        outbox.id,
        rows.map((row) => row.id),
      ),
    );
  expect(sent.map((row) => row.data)).toEqual(rows.map(() => ({ personId: id })));
  return rows.length;
}

const WAYS: Record<string, (ticket: string, version: number) => Promise<unknown>> = {
  resolved: (ticket, version) => resolveTicket(testContext(db, admin), { ticket, version }),
  cancelled: (ticket, version) => cancelTicket(testContext(db, admin), { ticket, version }),
  deleted: (ticket) => deleteTicket(testContext(db, admin), { ticket }),
  "assigned to someone else": (ticket, version) =>
    assignTicket(testContext(db, admin), { ticket, version, personId: admin.id }),
  "returned to the queue": (ticket, version) => unassignTicket(testContext(db, admin), { ticket, version }),
};

describe("notifyCapacityFreed", () => {
  it.each(Object.keys(WAYS))("Capacity freed by a ticket that is %s is published once", async (way) => {
    await waiting();
    const { person, ids } = await owner(2, 2);
    await WAYS[way]!(ids[0]!, 2);
    expect(await outboxRow(person)).toBe(1);
    // Below capacity already: the next one publishes nothing.
    await WAYS[way]!(ids[1]!, 2);
    expect(await outboxRow(person)).toBe(1);
  });

  it.each(["resolved", "cancelled", "deleted", "assigned to someone else"])(
    "A ticket that is %s publishes nothing if no ticket waits",
    async (way) => {
      const { person, ids } = await owner(1, 1);
      await WAYS[way]!(ids[0]!, 2);
      expect(await outboxRow(person)).toBe(0);
    },
  );

  it.each<[string, Partial<typeof people.$inferInsert>]>([
    ["away", { availability: "away" }],
    ["deactivated", { deactivatedAt: new Date() }],
    ["no longer staff", { role: "user" }],
    ["still at capacity, because it was lowered", { capacity: 0 }],
  ])("A resolved ticket publishes nothing while its assignee is %s", async (_what, values) => {
    await waiting();
    const { person, ids } = await owner(1, 1);
    await setPerson(person, values);
    await resolveTicket(testContext(db, admin), { ticket: ids[0]!, version: 2 });
    expect(await outboxRow(person)).toBe(0);
  });

  it("A change between active statuses publishes nothing", async () => {
    await waiting();
    const { person, ids } = await owner(1, 1);
    for (const status of ["in_progress", "waiting", "open"] as const) {
      const { version } = await rowOf(db, ids[0]!);
      await editTicket(testContext(db, admin), { ticket: ids[0]!, version, status });
    }
    expect(await outboxRow(person)).toBe(0);
  });
});
