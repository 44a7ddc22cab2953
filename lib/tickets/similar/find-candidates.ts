import { and, desc, eq, inArray, ne, type SQL, sql } from "drizzle-orm";
import type { Actor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { categories, tickets } from "@/lib/db/schema";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { visibleTickets } from "@/lib/tickets/visible-tickets";
import { OWN_SAMPLE } from "./document-frequencies";
import { MAX_CHARACTERS } from "./significant-terms";

type ReadColumn =
  | "id"
  | "number"
  | "title"
  | "description"
  | "status"
  | "requesterId"
  | "resolvedAt"
  | "resolutionNotes";

export interface SimilarCandidate extends Pick<TicketRow, ReadColumn> {
  category: { slug: string; name: string } | null;
  /** 0 to 1. The beginning of the description replaces a missing title. */
  titleLikeness: number;
}

interface SimilarityFilter {
  actor: Actor;
  requesterId?: string;
  except?: string;
  query: string | null;
  titleWords: string | null;
  opening: string;
}

/** Few candidates, because code compares each of them with the text. */
const MOST_BY_TEXT = 60;
const MOST_BY_TITLE = 20;
const MOST_READ = 2_000;

/**
 * At most eighty tickets that share significant words with a text or have a similar title. Cancelled ones are left
 * out.
 */
export async function findCandidates(db: Db, filter: SimilarityFilter): Promise<SimilarCandidate[]> {
  const queries = filter.requesterId ? [ownIds(db, filter, filter.requesterId)] : workspaceIds(db, filter);
  const ids = (await Promise.all(queries)).flat().map((row) => row.id);
  if (ids.length === 0) return [];
  const { id, number, title, status, requesterId, resolvedAt, resolutionNotes } = tickets;
  return db
    .select({
      id,
      number,
      title,
      description: sql<string>`left(${tickets.description}, ${MAX_CHARACTERS})`,
      status,
      requesterId,
      category: { slug: categories.slug, name: categories.name },
      resolvedAt,
      resolutionNotes,
      titleLikeness: sql<number>`similarity(coalesce(${title}, left(${tickets.description}, 80)), ${filter.opening})`,
    })
    .from(tickets)
    .leftJoin(categories, eq(categories.id, tickets.categoryId))
    .where(and(inArray(id, ids), visibleTickets(filter.actor)));
}

const NOT_CANCELLED = sql`${tickets.status} <> 'cancelled'`;
/** The database can use the index on the titles of solved tickets only for this condition. */
const SOLVED = sql`${tickets.status} in ('resolved', 'closed')`;

/** Searches all visible tickets. It reads at most 2,000 hits, in case words are more common than estimated. */
function workspaceIds(db: Db, { actor, except, query, titleWords }: SimilarityFilter) {
  const others = and(NOT_CANCELLED, visibleTickets(actor), except ? ne(tickets.id, except) : undefined);
  const topMatches = (hits: SQL, rank: SQL, most: number) =>
    db
      .select({ id: tickets.id })
      .from(tickets)
      .where(and(inArray(tickets.id, db.select({ id: tickets.id }).from(tickets).where(hits).limit(MOST_READ)), others))
      .orderBy(sql`${rank} desc`)
      .limit(most);
  const byText = query
    ? topMatches(
        sql`${tickets.search} @@ ${tsquery(query)}`,
        sql`ts_rank(${tickets.search}, ${tsquery(query)})`,
        MOST_BY_TEXT,
      )
    : undefined;
  const byTitle = titleWords
    ? topMatches(
        sql`(select ${titleWords}::text) <% ${tickets.title} and ${SOLVED}`,
        sql`word_similarity(${titleWords}, ${tickets.title})`,
        MOST_BY_TITLE,
      )
    : undefined;
  return [byText, byTitle].filter((query) => query !== undefined);
}

/** Reads at most 2,000 hits, in case words are more common than estimated. */
function ownIds(db: Db, { actor, except, query, titleWords }: SimilarityFilter, requesterId: string) {
  const own = db
    .select({ id: tickets.id, title: tickets.title, search: tickets.search, createdAt: tickets.createdAt })
    .from(tickets)
    .where(and(visibleTickets(actor), eq(tickets.requesterId, requesterId), NOT_CANCELLED))
    .orderBy(desc(tickets.createdAt), desc(tickets.id))
    .limit(OWN_SAMPLE)
    .as("own");
  const byText = query ? sql`${own.search} @@ ${tsquery(query)}` : sql`false`;
  const byTitle = titleWords ? sql`${titleWords} <% ${own.title}` : sql`false`;
  const rank = query ? sql`ts_rank(${own.search}, ${tsquery(query)}) desc` : sql`${own.createdAt} desc`;
  return db
    .select({ id: own.id })
    .from(own)
    .where(and(sql`(${byText} or ${byTitle})`, except ? ne(own.id, except) : undefined))
    .orderBy(rank)
    .limit(MOST_BY_TEXT);
}

/** As a sub-select, so that the database does not scan the whole table. */
function tsquery(query: string): SQL {
  return sql`(select to_tsquery('simple', ${query}))`;
}
