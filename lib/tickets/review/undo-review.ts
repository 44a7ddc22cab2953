import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { labels, reviews, tickets, verdicts } from "@/lib/db/schema";
import { isActive, isPersons, type Priority } from "@/lib/domain/ticket";
import type { ReviewBefore, TriageField } from "@/lib/domain/triage";
import { AppError, notFound } from "@/lib/errors";
import { type Transaction, transact } from "@/lib/events/transact";
import { assertNotOwn } from "@/lib/tickets/approval/assert-not-own";
import { placeChain } from "@/lib/tickets/approval/place-chain";
import { changeTicket } from "@/lib/tickets/change-ticket";
import { holdTicket, isTicket, type TicketRow, ticketKey } from "@/lib/tickets/find-ticket";
import { categorySlug } from "@/lib/tickets/resolve-words";
import { unrestricted } from "@/lib/tickets/visible-tickets";
import type { AnsweredCase } from "./answer-review";
import { isLatestVerdict } from "./open-cases";
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
    const seen = await holdTicket(tx, review.ticketId, unrestricted("own-answer"));
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
  const { id, ticketId, verdictId, answer, fields, at, before } = reviews;
  const [row] = await db
    .select({ id, ticketId, verdictId, answer, fields, personId: reviews.personId, at, before })
    .from(reviews)
    .innerJoin(tickets, eq(tickets.id, reviews.ticketId))
    .where(and(isTicket(ticketKey(ticket)), eq(reviews.personId, personId), isNull(reviews.undoneAt)))
    .orderBy(desc(reviews.at), desc(reviews.id))
    .limit(1);
  if (!row) throw notFound("answer of yours");
  return row;
}

/** Of two that undo the same answer at once one finds nothing left to undo. */
async function takeBack(tx: Transaction, reviewId: string): Promise<void> {
  const taken = await tx.db
    .update(reviews)
    .set({ undoneAt: tx.now() })
    .where(and(eq(reviews.id, reviewId), isNull(reviews.undoneAt)))
    .returning({ id: reviews.id });
  if (taken.length === 0) throw notFound("answer of yours");
}

async function stillStands({ db }: Transaction, seen: TicketRow, review: Review): Promise<boolean> {
  const [latest] = await db
    .select({ id: verdicts.id })
    .from(tickets)
    .innerJoin(verdicts, isLatestVerdict())
    .where(eq(tickets.id, seen.id));
  if (!isActive(seen.status) || seen.triage !== "done" || latest?.id !== review.verdictId) return false;
  return review.fields.every((field) => {
    const { source, by, at } = seen.provenance[field] ?? {};
    if (review.answer === "rejected") return !isPersons(source);
    return by === review.personId && at === review.at.toISOString();
  });
}

async function restore(tx: Transaction, seen: TicketRow, review: Review, before: ReviewBefore): Promise<TicketRow> {
  // A rejected suggestion had set nothing.
  const fields = review.answer === "rejected" ? [] : review.fields;
  if (fields.includes("category")) assertNotOwn(tx, seen);
  const provenance = { ...seen.provenance };
  for (const field of fields) {
    if (before.provenance[field]) provenance[field] = before.provenance[field];
    else delete provenance[field];
  }
  const row = await changeTicket(tx, seen, { ...before.values, provenance, triage: before.triage });
  await tx.db.delete(labels).where(and(eq(labels.ticketId, row.id), inArray(labels.field, fields)));
  const had = before.labels.map((label) => ({ ...label, ticketId: row.id, at: new Date(label.at) }));
  if (had.length > 0) await tx.db.insert(labels).values(had);
  await tx.record({
    type: "ticket/review.undone",
    ticketId: row.id,
    before: await factsOf(tx, seen, fields),
    after: await factsOf(tx, row, fields),
    // As with any other change of category, an ownerless ticket is routed anew.
    wake: !row.assigneeId && row.categoryId !== seen.categoryId,
  });
  return row.categoryId === seen.categoryId ? row : placeChain(tx, row, { wake: true });
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
