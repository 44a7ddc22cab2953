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
import { type OpenCase, requireOpenCase, reviewerId } from "./open-cases";

export interface AnsweredCase {
  id: string;
  number: string;
  answer: ReviewAnswer;
  fields: TriageField[];
  triage: TriageState;
  version: number;
}

/**
 * Answers a review case: `accept` sets the suggested values, `change` others, `reject` none, `skip` puts it last for
 * this person. Throws `stale` if ticket or triage result changed, `conflict` if there is nothing to accept.
 */
export async function answerReview(
  ctx: Context,
  input: AnswerReviewInput & { ticket: string; version: number },
): Promise<AnsweredCase> {
  authorize(ctx.actor, "ticket.review");
  const personId = reviewerId(ctx.actor);
  const at = ctx.now();
  // One timestamp for all values of an answer, so that `undoReview` recognises them.
  return transact({ ...ctx, now: () => at }, async (tx) => {
    const ticket = await lockTicket(tx, input.ticket);
    assertVersion(ticket, input.version);
    const openCase = await requireOpenCase(tx, ticket, input.triageResultId);
    const { row, answer, fields, before } = await applyAnswer(tx, ticket, openCase, input);
    const { triageResultId } = input;
    await tx.db
      .insert(triageReviews)
      .values({ ticketId: ticket.id, triageResultId, answer, fields, personId, at, before });
    return { id: row.id, number: row.number, answer, fields, triage: row.triage, version: row.version };
  });
}

interface AppliedAnswer {
  row: TicketRow;
  answer: ReviewAnswer;
  fields: TriageField[];
  before: ReviewBefore | null;
}

async function applyAnswer(
  tx: Transaction,
  ticket: TicketRow,
  openCase: OpenCase,
  input: AnswerReviewInput,
): Promise<AppliedAnswer> {
  const { open } = openCase;
  if (input.answer === "skip") return { row: ticket, answer: "skipped", fields: open, before: null };
  if (input.answer === "reject") {
    const row = await changeTicket(tx, ticket, { triage: "done" });
    await tx.record({ type: "ticket/review.rejected", ticketId: ticket.id, after: { fields: open } });
    return { row, answer: "rejected", fields: open, before: await snapshotForUndo(tx, ticket, []) };
  }
  const [answer, labelOrigin] =
    input.answer === "accept" ? (["accepted", "accepted"] as const) : (["changed", "set"] as const);
  const values = input.answer === "accept" ? await acceptableValues(tx, openCase) : input.values;
  const fields = TRIAGE_FIELDS.filter((field) => values[field] !== undefined);
  const before = await snapshotForUndo(tx, ticket, fields);
  const row = await editClassification(tx, ticket, values, { triage: "done", labelOrigin, review: answer });
  return { row, answer, fields, before };
}

type Values = Extract<AnswerReviewInput, { answer: "change" }>["values"];

async function acceptableValues({ db }: Transaction, { open, fields }: OpenCase): Promise<Values> {
  const suggested = <F extends TriageField>(field: F) => (open.includes(field) ? fields[field]?.value : undefined);
  const category = suggested("category") as string | undefined;
  const suggestedSkills = suggested("skills") as string[] | undefined;
  const [activeCategory] = category
    ? await db
        .select({ slug: categories.slug })
        .from(categories)
        .where(and(eq(categories.slug, category), isNull(categories.retiredAt)))
    : [];
  const known = suggestedSkills?.length
    ? await db
        .select({ slug: skills.slug })
        .from(skills)
        .where(and(inArray(skills.slug, suggestedSkills), eq(skills.state, "active")))
    : [];
  const activeSkills = suggestedSkills?.filter((slug) => known.some((skill) => skill.slug === slug));
  const values = {
    category: activeCategory?.slug,
    priority: suggested("priority") as Values["priority"],
    skills: suggestedSkills?.length && !activeSkills?.length ? undefined : activeSkills,
    title: suggested("title") as string | undefined,
  };
  const isEmpty = Object.values(values).every((value) => value === undefined);
  if (isEmpty || (open.includes("category") && !values.category))
    throw new AppError("conflict", "There is no suggested category to accept. Choose one instead.");
  return values;
}

async function snapshotForUndo({ db }: Transaction, ticket: TicketRow, fields: TriageField[]): Promise<ReviewBefore> {
  const { categoryId, teamId, priority, skills, title } = ticket;
  const all = { category: { categoryId, teamId }, priority: { priority }, skills: { skills }, title: { title } };
  const { ticketId: _, ...label } = getTableColumns(triageLabels);
  const labels = await db
    .select(label)
    .from(triageLabels)
    .where(and(eq(triageLabels.ticketId, ticket.id), inArray(triageLabels.field, fields)));
  return {
    triage: ticket.triage,
    values: Object.assign({}, ...fields.map((name) => all[name])),
    provenance: Object.fromEntries(fields.map((name) => [name, ticket.provenance[name]])),
    labels: labels.map((row) => ({ ...row, at: row.at.toISOString() })),
  };
}
