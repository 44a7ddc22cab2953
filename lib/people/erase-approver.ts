import { and, asc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Db } from "@/lib/db/client";
import { approvalRequests, approvalSteps, chainSteps, mails, people, routingRules, tickets } from "@/lib/db/schema";

/** Addresses of approvers who were deleted end so: a domain that no mail ever reaches (RFC 2606). */
export const ERASED_DOMAIN = "@deleted.invalid";

/**
 * The person's address, with the tickets held that wait for their word: whoever changes approvals takes the ticket
 * before people and before requests, so this comes first in a transaction. Null where they never showed that it is
 * theirs: whoever signs up with an approver's address must not take the approver along.
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
 * Takes an address out of everything about approvals: steps name it no more, what it was asked is void, what it said
 * stays without it. Chains that wait for nobody now are looked at when the person's end wakes that function.
 */
export async function eraseApprover(db: Db, personId: string, address: string): Promise<void> {
  const theirs = eq(approvalRequests.email, address);
  const asked = db.select({ id: approvalRequests.id }).from(approvalRequests).where(theirs);
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
    .where(and(theirs, eq(approvalRequests.state, "asked")));
  // One person is asked once in a step, so the new name is as unique there as the old one was.
  const erased = `${personId}${ERASED_DOMAIN}`;
  await db.update(approvalRequests).set({ email: erased }).where(theirs);
  for (const table of [approvalSteps, chainSteps]) await dropApprover(db, table, address);
  // A rule's step must stay a step: with nobody left to ask, the admins are asked in their place.
  const { in: holds, with: put } = replacing(address, erased);
  const { actions } = routingRules;
  await db
    .update(routingRules)
    .set({ actions: put(actions) })
    .where(holds(actions));
  const { ruleEffects } = tickets;
  await db
    .update(tickets)
    .set({ ruleEffects: put(ruleEffects) })
    .where(holds(ruleEffects));
}

/** Where a text is a whole string of a column's JSON, and that JSON with another text in its place. */
function replacing(from: string, to: string) {
  const [old, put] = [JSON.stringify(from), JSON.stringify(to)];
  return {
    in: (column: PgColumn) => sql`strpos(${column}::text, ${old}) > 0`,
    with: (column: PgColumn) => sql`replace(${column}::text, ${old}, ${put})::jsonb`,
  };
}

async function dropApprover(db: Db, table: PgTable, address: string): Promise<void> {
  const named = JSON.stringify([{ kind: "address", email: address }]);
  await db.execute(sql`
    update ${table} set approvers = coalesce(
      (select jsonb_agg(one) from jsonb_array_elements(approvers) as one where one->>'email' is distinct from ${address}),
      '[]'::jsonb)
    where approvers @> ${named}::jsonb`);
}
