import { and, asc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Db } from "@/lib/db/client";
import { approvalRequests, approvalSteps, chainSteps, mails, people, routingRules, tickets } from "@/lib/db/schema";

/** The made-up addresses of deleted approvers end with this. No email can reach them (RFC 2606). */
export const ERASED_DOMAIN = "@deleted.invalid";

/**
 * Locks the tickets that wait for this person's approval. Returns the person's verified address, or null. Call it
 * before you lock people or approval requests.
 */
export async function lockTicketsAskedOf(db: Db, personId: string): Promise<string | null> {
  const [person] = await db
    .select({ email: people.email })
    .from(people)
    .where(and(eq(people.id, personId), isNotNull(people.emailVerifiedAt)));
  if (!person?.email) return null;
  const waiting = db
    .select({ id: approvalRequests.ticketId })
    .from(approvalRequests)
    .where(and(eq(approvalRequests.email, person.email), eq(approvalRequests.state, "asked")));
  await db
    .select({ id: tickets.id })
    .from(tickets)
    .where(inArray(tickets.id, waiting))
    .orderBy(asc(tickets.id))
    .for("update");
  return person.email;
}

/**
 * Erases an address from everything about approvals. Open requests become void; decisions stay without the address.
 * The job on `person/deactivated` then repairs approvals that have no approver left.
 */
export async function eraseApprover(db: Db, personId: string, address: string): Promise<void> {
  const ofAddress = eq(approvalRequests.email, address);
  const asked = db.select({ id: approvalRequests.id }).from(approvalRequests).where(ofAddress);
  await db
    .update(mails)
    .set({
      state: sql`case when ${inArray(mails.state, ["pending", "failed"])} then 'suppressed' else ${mails.state} end`,
      toAddress: "",
      subject: "",
      textBody: null,
      htmlBody: null,
      leasedUntil: null,
    })
    .where(inArray(mails.recipientId, asked));
  await db
    .update(approvalRequests)
    .set({ state: "void" })
    .where(and(ofAddress, eq(approvalRequests.state, "asked")));
  // The made-up address contains the id, because a step may ask each address only once.
  const erased = `${personId}${ERASED_DOMAIN}`;
  await db.update(approvalRequests).set({ email: erased }).where(ofAddress);
  for (const table of [approvalSteps, chainSteps]) await dropApprover(db, table, address);
  // Rules keep their approval step. If nobody else can approve it, the admins are asked.
  const { isIn, replaceIn } = jsonReplacement(address, erased);
  const { actions } = routingRules;
  await db
    .update(routingRules)
    .set({ actions: replaceIn(actions) })
    .where(isIn(actions));
  const { ruleEffects } = tickets;
  await db
    .update(tickets)
    .set({ ruleEffects: replaceIn(ruleEffects) })
    .where(isIn(ruleEffects));
}

/** SQL that finds and replaces a whole string in a JSON column. */
function jsonReplacement(from: string, to: string) {
  const [oldText, newText] = [JSON.stringify(from), JSON.stringify(to)];
  return {
    isIn: (column: PgColumn) => sql`strpos(${column}::text, ${oldText}) > 0`,
    replaceIn: (column: PgColumn) => sql`replace(${column}::text, ${oldText}, ${newText})::jsonb`,
  };
}

async function dropApprover(db: Db, table: PgTable, address: string): Promise<void> {
  const reference = JSON.stringify([{ kind: "address", email: address }]);
  await db.execute(sql`
    update ${table} set approvers = coalesce(
      (select jsonb_agg(one) from jsonb_array_elements(approvers) as one where one->>'email' is distinct from ${address}),
      '[]'::jsonb)
    where approvers @> ${reference}::jsonb`);
}
