import { and, eq, getTableColumns, inArray, isNull } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { categories, skills, triageLabels, triageReviews } from "@/lib/db/schema";
import type { TriageState } from "@/lib/domain/ticket";
import { type ReviewAnswer, type ReviewBefore, TRIAGE_FIELDS, type TriageField } from "@/lib/domain/triage";
import { AppError } from "@/lib/errors";
import { type Transaction, transact } from "@/lib/events/transact";
import { lockTicket, type TicketRow } from "@/lib/tickets/find-ticket";
import { assertVersion, changeTicket } from "@/lib/tickets/write/change-ticket";
import { editClassification } from "@/lib/tickets/write/edit-classification";
import type { AnswerReviewInput } from "./input";
import { lockOpenCase, type OpenCase } from "./lock-open-case";
import { reviewerId } from "./reviewer";

/** What became of a case. */
export interface AnsweredCase {
  id: string;
  number: string;
  answer: ReviewAnswer;
  /** The fields that were answered. */
  fields: TriageField[];
  triage: TriageState;
  version: number;
}

/**
 * A person's word on what a reading only suggested. `accept` makes what still stands as a suggestion theirs, `change`
 * sets other values, `reject` takes nothing of it: all three settle the case. `skip` leaves it to others and puts it
 * behind for oneself. `stale` when the ticket or its reading is no longer what was seen; `conflict` where there is
 * nothing to accept.
 */
export async function answerReview(
  ctx: Context,
  input: AnswerReviewInput & { ticket: string; version: number },
): Promise<AnsweredCase> {
  authorize(ctx.actor, "ticket.review");
  const personId = reviewerId(ctx.actor);
  // One moment for the answer and for the values it sets: an undo knows them by it.
  const at = ctx.now();
  return transact({ ...ctx, now: () => at }, async (tx) => {
    const seen = await lockTicket(tx, input.ticket);
    assertVersion(seen, input.version);
    const triageResult = await lockOpenCase(tx, seen, input.triageResultId);
    const { row, answer, fields, before } = await carryOut(tx, seen, triageResult, input);
    const { triageResultId } = input;
    await tx.db
      .insert(triageReviews)
      .values({ ticketId: seen.id, triageResultId, answer, fields, personId, at, before });
    return { id: row.id, number: row.number, answer, fields, triage: row.triage, version: row.version };
  });
}

interface Done {
  row: TicketRow;
  answer: ReviewAnswer;
  fields: TriageField[];
  before: ReviewBefore | null;
}

async function carryOut(
  tx: Transaction,
  seen: TicketRow,
  triageResult: OpenCase,
  input: AnswerReviewInput,
): Promise<Done> {
  const { open } = triageResult;
  if (input.answer === "skip") return { row: seen, answer: "skipped", fields: open, before: null };
  if (input.answer === "reject") {
    const row = await changeTicket(tx, seen, { triage: "done" });
    await tx.record({ type: "ticket/review.rejected", ticketId: seen.id, after: { fields: open } });
    return { row, answer: "rejected", fields: open, before: await stateOf(tx, seen, []) };
  }
  const answer = input.answer === "accept" ? "accepted" : "changed";
  const values = input.answer === "accept" ? await acceptable(tx, triageResult) : input.values;
  const fields = TRIAGE_FIELDS.filter((field) => values[field] !== undefined);
  const before = await stateOf(tx, seen, fields);
  return { row: await editClassification(tx, seen, values, answer), answer, fields, before };
}

type Values = Extract<AnswerReviewInput, { answer: "change" }>["values"];

/** What is suggested for open fields and still is in our lists. */
async function acceptable({ db }: Transaction, { open, fields }: OpenCase): Promise<Values> {
  const said = <F extends TriageField>(field: F) => (open.includes(field) ? fields[field]?.value : undefined);
  const [category, wanted] = [said("category") as string | undefined, said("skills") as string[] | undefined];
  const [living] = category
    ? await db
        .select({ slug: categories.slug })
        .from(categories)
        .where(and(eq(categories.slug, category), isNull(categories.retiredAt)))
    : [];
  const known = wanted?.length
    ? await db
        .select({ slug: skills.slug })
        .from(skills)
        .where(and(inArray(skills.slug, wanted), eq(skills.state, "active")))
    : [];
  const left = wanted?.filter((slug) => known.some((skill) => skill.slug === slug));
  const values = {
    category: living?.slug,
    priority: said("priority") as Values["priority"],
    skills: wanted?.length && !left?.length ? undefined : left,
    title: said("title") as string | undefined,
  };
  const nothing = Object.values(values).every((value) => value === undefined);
  if (nothing || (open.includes("category") && !values.category))
    throw new AppError("conflict", "There is no suggested category to accept. Choose one instead.");
  return values;
}

/** How the fields stand now, for an undo. */
async function stateOf({ db }: Transaction, seen: TicketRow, fields: TriageField[]): Promise<ReviewBefore> {
  const { categoryId, teamId, priority, skills, title } = seen;
  const all = { category: { categoryId, teamId }, priority: { priority }, skills: { skills }, title: { title } };
  const { ticketId: _, ...label } = getTableColumns(triageLabels);
  const had = await db
    .select(label)
    .from(triageLabels)
    .where(and(eq(triageLabels.ticketId, seen.id), inArray(triageLabels.field, fields)));
  return {
    triage: seen.triage,
    values: Object.assign({}, ...fields.map((name) => all[name])),
    provenance: Object.fromEntries(fields.map((name) => [name, seen.provenance[name]])),
    labels: had.map((row) => ({ ...row, at: row.at.toISOString() })),
  };
}
