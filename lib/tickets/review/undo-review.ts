import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { tickets, triageLabels, triageResults, triageReviews } from "@/lib/db/schema";
import { isActive, isSetByPerson, type Priority } from "@/lib/domain/ticket";
import type { ReviewBefore, TriageField } from "@/lib/domain/triage";
import { AppError, notFound } from "@/lib/errors";
import { type Transaction, transact } from "@/lib/events/transact";
import { assertNotOwnTicket } from "@/lib/tickets/approvals/assert-not-own-ticket";
import { placeChain } from "@/lib/tickets/approvals/place-chain";
import { lockTicket, matchesTicket, type TicketRow, ticketKey } from "@/lib/tickets/find-ticket";
import { unrestricted } from "@/lib/tickets/visible-tickets";
import { changeTicket } from "@/lib/tickets/write/change-ticket";
import { categorySlug } from "@/lib/tickets/write/lookup";
import type { AnsweredCase } from "./answer-review";
import { isLatestTriageResult } from "./open-cases";
import { reviewerId } from "./reviewer";

/**
 * Takes one's own last answer on a ticket back: values, labels and the open case are as before. `not_found` where one
 * gave none; `conflict` once what it set, or the case, has changed since. An owner that was found meanwhile stays.
 */
export async function undoReview(ctx: Context, input: { ticket: string }): Promise<AnsweredCase> {
  authorize(ctx.actor, "ticket.review");
  const personId = reviewerId(ctx.actor);
  return transact(ctx, async (tx) => {
    const review = await findOwnAnswer(tx, input.ticket, personId);
    // The answer may have moved the ticket out of one's sight; taking it back must still be possible.
    const seen = await lockTicket(tx, review.ticketId, unrestricted("own-answer"));
    await takeBack(tx, review.id);
    const { id, number } = seen;
    const { answer, fields } = review;
    if (answer === "skipped") return { id, number, answer, fields, triage: seen.triage, version: seen.version };
    if (!review.before || !(await stillStands(tx, seen, review))) throw changedSince();
    const row = await restore(tx, seen, review, review.before);
    return { id, number, answer, fields, triage: row.triage, version: row.version };
  });
}

type Review = Awaited<ReturnType<typeof findOwnAnswer>>;

async function findOwnAnswer({ db }: Transaction, ticket: string, personId: string) {
  const { id, ticketId, triageResultId, answer, fields, at, before } = triageReviews;
  const [row] = await db
    .select({ id, ticketId, triageResultId, answer, fields, personId: triageReviews.personId, at, before })
    .from(triageReviews)
    .innerJoin(tickets, eq(tickets.id, triageReviews.ticketId))
    .where(and(matchesTicket(ticketKey(ticket)), eq(triageReviews.personId, personId), isNull(triageReviews.undoneAt)))
    .orderBy(desc(triageReviews.at), desc(triageReviews.id))
    .limit(1);
  if (!row) throw notFound("answer of yours");
  return row;
}

/** Of two that undo the same answer at once one finds nothing left to undo. */
async function takeBack(tx: Transaction, reviewId: string): Promise<void> {
  const taken = await tx.db
    .update(triageReviews)
    .set({ undoneAt: tx.now() })
    .where(and(eq(triageReviews.id, reviewId), isNull(triageReviews.undoneAt)))
    .returning({ id: triageReviews.id });
  if (taken.length === 0) throw notFound("answer of yours");
}

async function stillStands({ db }: Transaction, seen: TicketRow, review: Review): Promise<boolean> {
  const [latest] = await db
    .select({ id: triageResults.id })
    .from(tickets)
    .innerJoin(triageResults, isLatestTriageResult())
    .where(eq(tickets.id, seen.id));
  if (!isActive(seen.status) || seen.triage !== "done" || latest?.id !== review.triageResultId) return false;
  return review.fields.every((field) => {
    const { source, by, at } = seen.provenance[field] ?? {};
    if (review.answer === "rejected") return !isSetByPerson(source);
    return by === review.personId && at === review.at.toISOString();
  });
}

async function restore(tx: Transaction, seen: TicketRow, review: Review, before: ReviewBefore): Promise<TicketRow> {
  // A rejected suggestion had set nothing.
  const fields = review.answer === "rejected" ? [] : review.fields;
  if (fields.includes("category")) assertNotOwnTicket(tx, seen);
  const provenance = { ...seen.provenance };
  for (const field of fields) {
    if (before.provenance[field]) provenance[field] = before.provenance[field];
    else delete provenance[field];
  }
  const row = await changeTicket(tx, seen, { ...before.values, provenance, triage: before.triage });
  await tx.db.delete(triageLabels).where(and(eq(triageLabels.ticketId, row.id), inArray(triageLabels.field, fields)));
  const had = before.labels.map((label) => ({ ...label, ticketId: row.id, at: new Date(label.at) }));
  if (had.length > 0) await tx.db.insert(triageLabels).values(had);
  await tx.record({
    type: "ticket/review.undone",
    ticketId: row.id,
    before: await factsOf(tx, seen, fields),
    after: await factsOf(tx, row, fields),
    // As with any other change of category, an ownerless ticket is routed anew.
    publish: !row.assigneeId && row.categoryId !== seen.categoryId,
  });
  return row.categoryId === seen.categoryId ? row : placeChain(tx, row, { publish: true });
}

/** The words of a title are the ticket's text, which history never holds. */
async function factsOf(
  tx: Transaction,
  row: TicketRow,
  fields: TriageField[],
): Promise<{ category?: string | null; priority?: Priority; skills?: string[]; title?: "changed" }> {
  return {
    ...(fields.includes("category") ? { category: await categorySlug(tx, row.categoryId) } : {}),
    ...(fields.includes("priority") ? { priority: row.priority } : {}),
    ...(fields.includes("skills") ? { skills: row.skills } : {}),
    ...(fields.includes("title") ? { title: "changed" } : {}),
  };
}

function changedSince(): AppError {
  return new AppError("conflict", "This ticket has changed since your answer. Change it on its own page.");
}
