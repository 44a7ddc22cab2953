import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { jobActor, type PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { idempotencyKeys, mails } from "@/lib/db/schema";
import { eachRequesterField } from "@/lib/domain/requester-fields";
import { newId } from "@/lib/ids";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { createTriageResult, fieldResultOf, historyRows, openTestTicket, workloadOf } from "@/tests/support/workspace";
import { addReply } from "./add-reply";
import { applyTriage } from "./apply-triage";
import { assignTicket } from "./assign-ticket";
import { deleteTicket } from "./delete-ticket";
import { editTicket } from "./edit-ticket";
import { ListTicketsInput } from "./input";
import { listTickets } from "./list-tickets";
import { getTicket } from "./queries";
import { resolveTicket } from "./resolve-ticket";
import { ticketStats } from "./stats";

let db: Db;
let ida: PersonActor;
let admin: PersonActor;

beforeAll(async () => {
  db = await testDatabase();
  ida = await createPerson(db);
  admin = await createPerson(db, "admin");
});

const WORD = "marmalade";

/** A ticket with the word in every text that people and models wrote about it. */
async function fullTicket(): Promise<string> {
  const opened = await openTestTicket(db, ida, {
    description: `${WORD} 1`,
    title: `${WORD} 2`,
    ...eachRequesterField(() => `${WORD} 3`),
  });
  const { id } = opened;
  await editTicket(testContext(db, ida), { ticket: id, version: 1, description: `${WORD} 5`, title: `${WORD} 6` });
  const said = { reason: { code: "model" as const, text: `${WORD} 7` }, quotes: [`${WORD} 8`] };
  const fields = { priority: fieldResultOf("high" as const, said), title: fieldResultOf(`${WORD} 9`, said) };
  const more = {
    summary: `${WORD} 10`,
    helpfulNotes: [{ code: "model" as const, text: `${WORD} 11` }],
    proposedSkills: [`${WORD}-12`],
  };
  await applyTriage(testContext(db, jobActor("pipeline")), {
    triageResultId: await createTriageResult(db, id, fields, more),
  });
  await assignTicket(testContext(db, admin), { ticket: id, version: 3, personId: admin.id, note: `${WORD} 13` });
  const reply = await addReply(testContext(db, ida), { ticket: id, body: `${WORD} 14`, internal: false });
  for (const answer of [opened, reply]) {
    await db.insert(idempotencyKeys).values({ personId: ida.id, key: newId(), requestHash: "x", answer });
  }
  const mail = { eventId: newId(), kind: "requester-confirmation" as const, ticketId: id, toAddress: "a@example.test" };
  const texts = { subject: `${WORD} 15`, textBody: `${WORD} 16`, htmlBody: `${WORD} 17`, messageId: newId() };
  await db.insert(mails).values({ ...mail, ...texts, recipientId: ida.id });
  return id;
}

/** The tables with a row that contains the word. */
async function tablesWithTheWord(): Promise<string[]> {
  const found = (await db.execute(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  )) as unknown as { rows: { name: string }[] };
  const hits: string[] = [];
  for (const { name } of found.rows) {
    const rows = await db.execute(
      sql`select 1 from ${sql.identifier(name)} t where t::text like ${`%${WORD}%`} limit 1`,
    );
    if ((rows as unknown as { rows: unknown[] }).rows.length > 0) hits.push(name);
  }
  return hits;
}

describe("deleteTicket", () => {
  it("No word of a deleted ticket stays in any row of any table, except a skill it suggested", async () => {
    const id = await fullTicket();
    expect(await tablesWithTheWord()).toEqual([
      "idempotency_keys",
      "mails",
      "messages",
      "skills",
      "ticket_text_versions",
      "tickets",
      "triage_decisions",
      "triage_results",
    ]);
    await deleteTicket(testContext(db, admin), { ticket: id });
    expect(await tablesWithTheWord()).toEqual(["skills"]);
    const [mail] = await db.select({ state: mails.state }).from(mails).where(eq(mails.ticketId, id));
    expect(mail?.state).toBe("suppressed");
  });

  it("A deleted ticket is hidden from everyone, keeps its history, and frees its assignee's capacity", async () => {
    const load = await workloadOf(db, admin.id);
    const { id, number } = await openTestTicket(db, ida);
    await assignTicket(testContext(db, admin), { ticket: id, version: 1, personId: admin.id });
    await deleteTicket(testContext(db, admin), { ticket: number });
    expect(await workloadOf(db, admin.id)).toBe(load);
    for (const actor of [ida, admin]) {
      await expect(getTicket(testContext(db, actor), id)).rejects.toMatchObject({ code: "not_found" });
      const { tickets } = await listTickets(testContext(db, actor), ListTicketsInput.parse({ limit: 100 }));
      expect(tickets.map((ticket) => ticket.id)).not.toContain(id);
      expect((await ticketStats(testContext(db, actor))).total).toBe(tickets.length);
    }
    const history = await historyRows(db, id);
    expect(history.map((event) => event.type)).toEqual(["ticket/created", "ticket/assigned", "ticket/deleted"]);
    expect(history.at(-1)).toMatchObject({ actorId: admin.id, type: "ticket/deleted", after: null });
  });

  it("Only an admin can delete a ticket, even a resolved one, and only once", async () => {
    const { id } = await openTestTicket(db, ida);
    await resolveTicket(testContext(db, admin), { ticket: id, version: 1 });
    const moderator = await createPerson(db, "moderator");
    for (const actor of [ida, moderator]) {
      await expect(deleteTicket(testContext(db, actor), { ticket: id })).rejects.toMatchObject({ code: "forbidden" });
    }
    await deleteTicket(testContext(db, admin), { ticket: id });
    const again = deleteTicket(testContext(db, admin), { ticket: id });
    await expect(again).rejects.toMatchObject({ code: "not_found" });
  });
});
