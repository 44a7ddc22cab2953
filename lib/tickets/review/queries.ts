import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { authorize } from "@/lib/auth/authorize";
import { isStorable } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { cursorOf, readCursor } from "@/lib/cursor";
import { categories, people, teams, tickets, triageResults } from "@/lib/db/schema";
import type { ProvenanceMap } from "@/lib/domain/ticket";
import type { TriageField } from "@/lib/domain/triage";
import { notFound } from "@/lib/errors";
import { matchesTicket, ticketKey } from "@/lib/tickets/find-ticket";
import type { TicketView } from "@/lib/tickets/ticket-view";
import { visibleTickets } from "@/lib/tickets/visible-tickets";
import type { ListReviewInput } from "./input";
import { isLatestTriageResult, isSkippedBy, isUnsettled, waitsForReview } from "./open-cases";
import { openFields, type ReviewedResult, type Suggestion, suggestionsOf } from "./open-fields";
import { type SimilarDecision, similarDecisions } from "./similar-decisions";

type ShownField =
  | "id"
  | "number"
  | "title"
  | "description"
  | "priority"
  | "channel"
  | "requester"
  | "category"
  | "skills";

/** A ticket whose triage result waits for a person. */
export interface ReviewCase extends Pick<TicketView, ShownField | "provenance" | "createdAt" | "version"> {
  triageResultId: string;
  skipped: boolean;
  open: TriageField[];
  suggestions: Suggestion[];
}

export interface ReviewPage {
  cases: ReviewCase[];
  nextCursor: string | null;
}

export interface ReviewCaseDetails extends ReviewCase, Pick<TicketView, "requesterDepartment" | "assignee" | "team"> {
  readAt: string;
  decidedBefore: SimilarDecision[];
}

const EXCERPT_CHARACTERS = 300;

/** One page of the open cases that the actor may see, by priority, then oldest first. Skipped cases come last. */
export async function listReview(ctx: Context, input: ListReviewInput): Promise<ReviewPage> {
  authorize(ctx.actor, "ticket.review");
  const skipped = isSkippedBy(ctx.actor);
  const found = await ctx.db
    .select({
      ...caseColumns(sql<string>`left(${tickets.description}, ${EXCERPT_CHARACTERS})`),
      skipped,
      rank: tickets.priorityRank,
    })
    .from(tickets)
    .innerJoin(triageResults, isLatestTriageResult())
    .innerJoin(people, eq(people.id, tickets.requesterId))
    .leftJoin(categories, eq(categories.id, tickets.categoryId))
    .where(and(isOpenFor(ctx), after(input, skipped)))
    .orderBy(asc(skipped), desc(tickets.priorityRank), asc(tickets.createdAt), asc(tickets.id))
    .limit(input.limit + 1);
  const page = found.slice(0, input.limit);
  const last = page.at(-1);
  const more = found.length > page.length && last !== undefined;
  return {
    cases: page.map(({ rank: _, ...row }) => viewCase(row)),
    nextCursor: more
      ? cursorOf(["review", Number(last.skipped), last.rank, last.createdAt.toISOString(), last.id])
      : null,
  };
}

/** The open case of one ticket. Throws `not_found` if it has none or the actor may not see it. */
export async function getReviewCase(ctx: Context, idOrNumber: string): Promise<ReviewCaseDetails> {
  authorize(ctx.actor, "ticket.review");
  const assignee = alias(people, "assignee");
  const [row] = await ctx.db
    .select({
      ...caseColumns(sql<string>`${tickets.description}`),
      skipped: isSkippedBy(ctx.actor),
      requesterDepartment: tickets.requesterDepartment,
      assignee: { id: assignee.id, name: assignee.name },
      team: { id: teams.id, name: teams.name },
      readAt: triageResults.createdAt,
    })
    .from(tickets)
    .innerJoin(triageResults, isLatestTriageResult())
    .innerJoin(people, eq(people.id, tickets.requesterId))
    .leftJoin(assignee, eq(assignee.id, tickets.assigneeId))
    .leftJoin(teams, eq(teams.id, tickets.teamId))
    .leftJoin(categories, eq(categories.id, tickets.categoryId))
    .where(and(matchesTicket(ticketKey(idOrNumber)), isOpenFor(ctx)));
  if (!row) throw notFound("review case");
  return { ...viewCase(row), readAt: row.readAt.toISOString(), decidedBefore: await similarDecisions(ctx, row) };
}

/** How many open cases the actor may see. Counting stops at `most`, because every page shows the number. */
export async function countReview(ctx: Context, most: number): Promise<number> {
  authorize(ctx.actor, "ticket.review");
  const open = ctx.db
    .select({ one: sql`1` })
    .from(tickets)
    .innerJoin(triageResults, isLatestTriageResult())
    .where(isOpenFor(ctx))
    .limit(most)
    .as("open");
  return ctx.db.$count(open);
}

function isOpenFor({ actor }: Context): SQL {
  return and(visibleTickets(actor), waitsForReview(), isUnsettled())!;
}

function caseColumns(description: SQL<string>) {
  const { id, number, title, priority, channel, skills, createdAt, version, provenance } = tickets;
  return {
    ...{ id, number, title, description, priority, channel, skills, createdAt, version, provenance },
    category: { slug: categories.slug, name: categories.name },
    requester: { id: people.id, name: people.name },
    triageResultId: triageResults.id,
    fields: triageResults.fields,
    needsReview: triageResults.needsReview,
  };
}

function viewCase<Row extends ReviewedResult & { provenance: ProvenanceMap; createdAt: Date }>(row: Row) {
  const { fields: _, needsReview: _marked, createdAt, ...shown } = row;
  return {
    ...shown,
    createdAt: createdAt.toISOString(),
    open: openFields(row, row.provenance),
    suggestions: suggestionsOf(row, row.provenance),
  };
}

const CursorKeys = z.tuple([
  z.literal("review"),
  z.number().int().min(0).max(1),
  z.number().int().min(0).max(3),
  z.iso.datetime().refine((text) => isStorable(new Date(text))),
  z.uuid(),
]);

function after({ cursor }: ListReviewInput, skipped: SQL<boolean>): SQL | undefined {
  const keys = readCursor(cursor, CursorKeys);
  if (!keys) return undefined;
  const [, isSkipped, rank, createdAt, id] = keys;
  const position = sql`((${skipped})::int, -${tickets.priorityRank}, ${tickets.createdAt}, ${tickets.id})`;
  return sql`${position} > (${isSkipped}::int, -${rank}::int, ${createdAt}::timestamptz, ${id}::uuid)`;
}
