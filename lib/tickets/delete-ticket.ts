import { and, eq, inArray, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import {
  approvalRequests,
  assignments,
  handovers,
  idempotencyKeys,
  llmAnswers,
  mails,
  messages,
  tickets,
  ticketTextVersions,
  triageDecisions,
  triageResults,
  triageReviews,
} from "@/lib/db/schema";
import { eachRequesterField } from "@/lib/domain/requester-fields";
import { isActive } from "@/lib/domain/ticket";
import type { FieldResults } from "@/lib/domain/triage";
import { type Transaction, transact } from "@/lib/events/transact";
import { withdrawChain } from "./approvals/end-chain";
import { lockTicket } from "./find-ticket";
import { changeTicket } from "./write/change-ticket";

/** Hides a ticket from everyone and erases its texts everywhere, even in emails and quotes. Its history stays. */
export async function deleteTicket(ctx: Context, input: { ticket: string }): Promise<void> {
  authorize(ctx.actor, "ticket.delete");
  await transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, input.ticket);
    const at = tx.now();
    const withdrawn = await withdrawChain(tx, ticket);
    await changeTicket(tx, ticket, {
      ...withdrawn,
      ...(isActive(ticket.status) ? { status: "cancelled", closedAt: at } : {}),
      title: null,
      description: "",
      ...eachRequesterField(() => null),
      summary: null,
      helpfulNotes: [],
      resolutionNotes: null,
      deletedAt: at,
    });
    await blankTexts(tx, ticket.id);
    await tx.record({ type: "ticket/deleted", ticketId: ticket.id });
  });
}

async function blankTexts({ db }: Transaction, ticketId: string): Promise<void> {
  const replies = await db
    .update(messages)
    .set({ body: "" })
    .where(eq(messages.ticketId, ticketId))
    .returning({ id: messages.id });
  const offers = await db
    .update(handovers)
    .set({ note: null, answerNote: null })
    .where(eq(handovers.ticketId, ticketId))
    .returning({ id: handovers.id });
  await blankStoredResponses({ db }, [ticketId, ...[...replies, ...offers].map(({ id }) => id)]);
  await db.update(approvalRequests).set({ comment: null }).where(eq(approvalRequests.ticketId, ticketId));
  await db.update(ticketTextVersions).set({ body: "" }).where(eq(ticketTextVersions.ticketId, ticketId));
  const ofTicket = eq(mails.ticketId, ticketId);
  const unsent = and(ofTicket, inArray(mails.state, ["pending", "failed"]));
  await db.update(mails).set({ state: "suppressed", leasedUntil: null }).where(unsent);
  await db.update(mails).set({ subject: "", textBody: null, htmlBody: null }).where(ofTicket);
  await blankDigests({ db }, ticketId);
  await blankTriageResults({ db }, ticketId);
}

/** Erases the emails that list this ticket with others. Only people who were its assignee can have got one. */
async function blankDigests({ db }: Pick<Transaction, "db">, ticketId: string): Promise<void> {
  const assignees = db.select({ id: assignments.personId }).from(assignments).where(eq(assignments.ticketId, ticketId));
  const number = db.select({ number: tickets.number }).from(tickets).where(eq(tickets.id, ticketId));
  await db
    .update(mails)
    .set({ textBody: null, htmlBody: null })
    .where(
      and(
        eq(mails.kind, "assignee-digest"),
        inArray(mails.recipientId, assignees),
        sql`position((${number}) in ${mails.textBody}) > 0`,
      ),
    );
}

/** Erases the text in API responses, which are stored for a day so that a repeated request gets the same response. */
async function blankStoredResponses({ db }: Pick<Transaction, "db">, createdIds: string[]): Promise<void> {
  const blank = { title: null, description: "", ...eachRequesterField(() => null), body: "", note: null };
  await db
    .update(idempotencyKeys)
    .set({ answer: sql`${idempotencyKeys.answer} || ${JSON.stringify(blank)}::jsonb` })
    .where(inArray(sql`${idempotencyKeys.answer}->>'id'`, createdIds));
}

async function blankTriageResults({ db }: Pick<Transaction, "db">, ticketId: string): Promise<void> {
  const results = await db.select().from(triageResults).where(eq(triageResults.ticketId, ticketId));
  const hashes = results.flatMap(({ inputHash }) => inputHash ?? []);
  if (hashes.length > 0) await db.delete(llmAnswers).where(inArray(llmAnswers.inputHash, hashes));
  for (const { id, fields, shadow } of results) {
    const blanked = { fields: withoutTexts(fields), shadow: shadow && withoutTexts(shadow) };
    await db
      .update(triageResults)
      .set({ ...blanked, summary: null, helpfulNotes: [], proposedSkills: [], inputHash: null })
      .where(eq(triageResults.id, id));
  }
  await db
    .update(triageDecisions)
    .set({ reason: null, quotes: [], inputHash: null })
    .where(eq(triageDecisions.ticketId, ticketId));
  await db.update(triageReviews).set({ before: null }).where(eq(triageReviews.ticketId, ticketId));
}

function withoutTexts({ title: _, ...fields }: FieldResults): FieldResults {
  const entries = Object.entries(fields).map(([field, result]) => [field, { ...result, quotes: [], reason: null }]);
  return Object.fromEntries(entries);
}
