import { and, desc, eq, getTableColumns, inArray, isNull } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { tickets, triageLabels, triageResults, triageReviews } from "@/lib/db/schema";
import { isActive, isSetByPerson } from "@/lib/domain/ticket";
import { AppError, notFound } from "@/lib/errors";
import { type Transaction, transact } from "@/lib/events/transact";
import { assertNotOwnTicket, placeChain } from "@/lib/tickets/approvals/place-chain";
import { lockTicket, matchesTicket, type TicketRow, ticketKey } from "@/lib/tickets/find-ticket";
import { unrestricted } from "@/lib/tickets/visible-tickets";
import { changeTicket } from "@/lib/tickets/write/change-ticket";
import { classificationFacts } from "@/lib/tickets/write/edit-classification";
import type { AnsweredCase } from "./answer-review";
import { isLatestTriageResult, reviewerId } from "./open-cases";

/**
 * Undoes the actor's last answer: restores values and labels and opens the case again; the assignee stays. Throws
 * `not_found` without an answer, `conflict` if the values or the triage result changed since.
 */
export async function undoReview(ctx: Context, input: { ticket: string }): Promise<AnsweredCase> {
  authorize(ctx.actor, "ticket.review");
  const personId = reviewerId(ctx.actor);
  return transact(ctx, async (tx) => {
    const review = await findOwnAnswer(tx, input.ticket, personId);
    // Unrestricted, because the answer may have hidden the ticket from the actor.
    const ticket = await lockTicket(tx, review.ticketId, unrestricted("own-answer"));
    await markUndone(tx, review.id);
    const { id, number } = ticket;
    const { answer, fields } = review;
    const row = answer === "skipped" ? ticket : await restore(tx, ticket, review);
    return { id, number, answer, fields, triage: row.triage, version: row.version };
  });
}

type Review = Awaited<ReturnType<typeof findOwnAnswer>>;

async function findOwnAnswer({ db }: Transaction, idOrNumber: string, personId: string) {
  const [row] = await db
    .select(getTableColumns(triageReviews))
    .from(triageReviews)
    .innerJoin(tickets, eq(tickets.id, triageReviews.ticketId))
    .where(
      and(matchesTicket(ticketKey(idOrNumber)), eq(triageReviews.personId, personId), isNull(triageReviews.undoneAt)),
    )
    .orderBy(desc(triageReviews.at), desc(triageReviews.id))
    .limit(1);
  if (!row) throw notFound("review answer");
  return row;
}

async function markUndone(tx: Transaction, reviewId: string): Promise<void> {
  const undone = await tx.db
    .update(triageReviews)
    .set({ undoneAt: tx.now() })
    .where(and(eq(triageReviews.id, reviewId), isNull(triageReviews.undoneAt)))
    .returning({ id: triageReviews.id });
  if (undone.length === 0) throw notFound("review answer");
}

async function isUnchanged({ db }: Transaction, ticket: TicketRow, review: Review): Promise<boolean> {
  const [latest] = await db
    .select({ id: triageResults.id })
    .from(tickets)
    .innerJoin(triageResults, isLatestTriageResult())
    .where(eq(tickets.id, ticket.id));
  if (!isActive(ticket.status) || ticket.triage !== "done" || latest?.id !== review.triageResultId) return false;
  return review.fields.every((field) => {
    const { source, by, at } = ticket.provenance[field] ?? {};
    if (review.answer === "rejected") return !isSetByPerson(source);
    return by === review.personId && at === review.at.toISOString();
  });
}

async function restore(tx: Transaction, ticket: TicketRow, review: Review): Promise<TicketRow> {
  const { before } = review;
  if (!before || !(await isUnchanged(tx, ticket, review)))
    throw new AppError("conflict", "This ticket has changed since your answer. Edit it on the ticket page.");
  const fields = review.answer === "rejected" ? [] : review.fields;
  if (fields.includes("category")) assertNotOwnTicket(tx, ticket);
  const provenance = { ...ticket.provenance };
  for (const field of fields) {
    if (before.provenance[field]) provenance[field] = before.provenance[field];
    else delete provenance[field];
  }
  const row = await changeTicket(tx, ticket, { ...before.values, provenance, triage: before.triage });
  await tx.db.delete(triageLabels).where(and(eq(triageLabels.ticketId, row.id), inArray(triageLabels.field, fields)));
  const labels = before.labels.map((label) => ({ ...label, ticketId: row.id, at: new Date(label.at) }));
  if (labels.length > 0) await tx.db.insert(triageLabels).values(labels);
  await tx.record({
    type: "ticket/review.undone",
    ticketId: row.id,
    before: await classificationFacts(tx, ticket, fields),
    after: await classificationFacts(tx, row, fields),
    // An unassigned ticket is routed again if its category changes.
    publish: !row.assigneeId && row.categoryId !== ticket.categoryId,
  });
  return row.categoryId === ticket.categoryId ? row : placeChain(tx, row, { publish: true });
}
