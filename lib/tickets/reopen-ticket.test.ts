import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { outbox, people, tickets } from "@/lib/db/schema";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { openTestTicket, rowOf, workloadOf } from "@/tests/support/workspace";
import { assignTicket } from "./assign-ticket";
import { reopenTicket } from "./reopen-ticket";
import { resolveTicket } from "./resolve-ticket";

let db: Db;
let ida: PersonActor;
let admin: PersonActor;

beforeAll(async () => {
  db = await testDatabase();
  ida = await createPerson(db);
  admin = await createPerson(db, "admin");
});

/** The events published for a ticket resolved without an assignee and reopened. */
async function reopened(triage: "pending" | "running" | "done") {
  const { id } = await openTestTicket(db, ida);
  await db.update(tickets).set({ triage }).where(eq(tickets.id, id));
  await resolveTicket(testContext(db, admin), { ticket: id, version: 1 });
  await db.delete(outbox);
  await reopenTicket(testContext(db, ida), { ticket: id, version: 2 });
  const wires = await db.select({ name: outbox.name }).from(outbox);
  return { row: await rowOf(db, id), wires: wires.map(({ name }) => name) };
}

describe("reopening an unassigned ticket", () => {
  it("A triaged ticket is routed at once", async () => {
    const { row, wires } = await reopened("done");
    expect(row).toMatchObject({ status: "open", triage: "done", assigneeId: null });
    expect(wires).toEqual(["ticket/unassigned"]);
  });

  it.each(["pending", "running"] as const)(
    "A ticket resolved before triage (%s) is triaged first, because the queue ignores untriaged tickets",
    async (triage) => {
      const { row, wires } = await reopened(triage);
      expect(row).toMatchObject({ status: "open", triage: "pending", assigneeId: null });
      expect(wires).toEqual(["ticket/triage.requested"]);
    },
  );
});

describe("reopening an assigned ticket", () => {
  it.each<[string, Partial<typeof people.$inferInsert>, boolean]>([
    ["has capacity", { capacity: 1 }, true],
    ["is at capacity", { capacity: 0 }, false],
    ["has left", { deactivatedAt: new Date() }, false],
    ["is no longer staff", { role: "user" }, false],
  ])("A ticket whose assignee %s stays with them only if they can have it", async (_what, values, keeps) => {
    const owner = await createPerson(db, "moderator", { capacity: 1 });
    const { id } = await openTestTicket(db, ida);
    await db.update(tickets).set({ triage: "done" }).where(eq(tickets.id, id));
    await assignTicket(testContext(db, admin), { ticket: id, version: 1, personId: owner.id });
    await resolveTicket(testContext(db, admin), { ticket: id, version: 2 });
    await db.update(people).set(values).where(eq(people.id, owner.id));
    await reopenTicket(testContext(db, ida), { ticket: id, version: 3 });
    expect((await rowOf(db, id)).assigneeId).toBe(keeps ? owner.id : null);
    expect(await workloadOf(db, owner.id)).toBe(keeps ? 1 : 0);
  });
});
