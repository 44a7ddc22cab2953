import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { outbox, tickets } from "@/lib/db/schema";
import { mintPerson, testContext, testDatabase } from "@/tests/support/database";
import { openOne, rowOf } from "@/tests/support/desk";
import { reopenTicket } from "./reopen-ticket";
import { resolveTicket } from "./resolve-ticket";

let db: Db;
let ida: PersonActor;
let admin: PersonActor;

beforeAll(async () => {
  db = await testDatabase();
  ida = await mintPerson(db);
  admin = await mintPerson(db, "admin");
});

/** Opened, resolved by somebody who never took it, opened again; what of it functions hear. */
async function reopened(triage: "pending" | "running" | "done") {
  const { id } = await openOne(db, ida);
  await db.update(tickets).set({ triage }).where(eq(tickets.id, id));
  await resolveTicket(testContext(db, admin), { ticket: id, version: 1 });
  await db.delete(outbox);
  await reopenTicket(testContext(db, ida), { ticket: id, version: 2 });
  const wires = await db.select({ name: outbox.name }).from(outbox);
  return { row: await rowOf(db, id), wires: wires.map(({ name }) => name) };
}

describe("a ticket without an owner that is opened again", () => {
  it("is routed at once where it has been read", async () => {
    const { row, wires } = await reopened("done");
    expect(row).toMatchObject({ status: "open", triage: "done", assigneeId: null });
    expect(wires).toEqual(["ticket/unassigned"]);
  });

  it.each(["pending", "running"] as const)(
    "is read first where it was resolved before that (%s): what is unread waits in no queue",
    async (triage) => {
      const { row, wires } = await reopened(triage);
      expect(row).toMatchObject({ status: "open", triage: "pending", assigneeId: null });
      expect(wires).toEqual(["ticket/triage.requested"]);
    },
  );
});
