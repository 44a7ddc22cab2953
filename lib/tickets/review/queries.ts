import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { authorize } from "@/lib/auth/authorize";
import { isStorable } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { cursorOf, readCursor } from "@/lib/cursor";
import { categories, people, teams, tickets, triageResults } from "@/lib/db/schema";
import type { Channel, Priority, ProvenanceMap } from "@/lib/domain/ticket";
import type { TriageField } from "@/lib/domain/triage";
import { notFound } from "@/lib/errors";
import { matchesTicket, ticketKey } from "@/lib/tickets/find-ticket";
import { visibleTickets } from "@/lib/tickets/visible-tickets";
import type { ListReviewInput } from "./input";
import { isLatestTriageResult, isSkippedBy, isUnsettled, waitsForReview } from "./open-cases";
import { openFields, type Suggestion, suggestionsOf } from "./open-fields";
import { type SimilarDecision, similarDecisions } from "./similar-decisions";

export interface ReviewCase {
  id: string;
  number: string;
  title: string | null;
  description: string;
  priority: Priority;
  channel: Channel;
  requester: { id: string; name: string };
  category: { slug: string; name: string } | null;
  skills: string[];
  provenance: ProvenanceMap;
  createdAt: string;
  version: number;
  triageResultId: string;
  /** By the actor. */
  skipped: boolean;
  /** Fields to settle, with or without a suggestion. */
  open: TriageField[];
  suggestions: Suggestion[];
}

export interface ReviewPage {
  cases: ReviewCase[];
  nextCursor: string | null;
}

export interface ReviewCaseDetails extends ReviewCase {
  requesterDepartment: string | null;
  assignee: { id: string; name: string } | null;
  team: { id: string; name: string } | null;
  readAt: string;
  decidedBefore: SimilarDecision[];
}

const EXCERPT_CHARACTERS = 300;

/** Open cases the actor may see: skipped ones last, then by priority, then oldest first. By keyset. */
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
    cases: page.map(viewCase),
    nextCursor: more
      ? cursorOf(["review", Number(last.skipped), last.rank, last.createdAt.toISOString(), last.id])
      : null,
  };
}

/** One open case by its ticket; `not_found` if the actor may not see it. */
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
  const { requesterDepartment, assignee: assigneeRow, team } = row;
  return {
    ...viewCase(row),
    requesterDepartment,
    assignee: assigneeRow,
    team,
    readAt: row.readAt.toISOString(),
    decidedBefore: await similarDecisions(ctx, row),
  };
}

/** Open cases the actor may see, counted up to `most` to stay cheap. */
export async function countReview(ctx: Context, most: number): Promise<number> {
  authorize(ctx.actor, "ticket.review");
  const open = ctx.db
    .select({ one: sql`1` })
    .from(tickets)
    .innerJoin(triageResults, isLatestTriageResult())
    .where(isOpenFor(ctx))
    .limit(most)
    .as("open");
  const [row] = await ctx.db.select({ n: sql<number>`count(*)::int` }).from(open);
  return row!.n;
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

type CaseRow = Omit<ReviewCase, "createdAt" | "open" | "suggestions"> &
  Pick<typeof triageResults.$inferSelect, "fields" | "needsReview"> & { createdAt: Date };

function viewCase(row: CaseRow): ReviewCase {
  const { id, number, title, description, priority, channel, requester, version, triageResultId, skipped } = row;
  const { category, skills, provenance } = row;
  return {
    ...{ id, number, title, description, priority, channel, requester, version, triageResultId, skipped },
    ...{ category, skills, provenance },
    createdAt: row.createdAt.toISOString(),
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
