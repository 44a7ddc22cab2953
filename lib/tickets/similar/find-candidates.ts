import { and, desc, eq, inArray, ne, type SQL, sql } from "drizzle-orm";
import type { Actor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { categories, tickets } from "@/lib/db/schema";
import type { Status } from "@/lib/domain/ticket";
import { visibleTickets } from "@/lib/tickets/visible-tickets";
import { OWN_SAMPLE } from "./document-frequencies";
import { MAX_CHARACTERS } from "./significant-terms";

/** A ticket that may be similar, with what is needed to tell. */
export interface SimilarCandidate {
  id: string;
  number: string;
  title: string | null;
  /** Its beginning. */
  description: string;
  status: Status;
  requesterId: string;
  category: { slug: string; name: string } | null;
  resolvedAt: Date | null;
  resolutionNotes: string | null;
  /** 0 to 1: how alike the titles are, or what stands first, by their groups of three letters. */
  titleLikeness: number;
}

export interface SimilarityFilter {
  actor: Actor;
  /** Only what this person asked for. */
  requesterId?: string;
  /** The ticket that others are compared to. */
  except?: string;
  /** For `to_tsquery('simple', …)`. */
  query: string | null;
  /** Telling words of the title, for finding it in spite of slips; null where it has too few. */
  titleWords: string | null;
  /** The title, or the first sentence. */
  opening: string;
}

/** Compared one by one, so not many; the fullest matches are among them. */
const MOST_BY_TEXT = 60;
const MOST_BY_TITLE = 20;
/** Rows that a search reads from either index, at most. */
const MOST_READ = 2_000;

/** Tickets that share telling words with a text, or whose title looks like its title: at most eighty. Never cancelled ones. */
export async function findCandidates(db: Db, wanted: SimilarityFilter): Promise<SimilarCandidate[]> {
  const finders = wanted.requesterId ? [ownIds(db, wanted, wanted.requesterId)] : workspaceIds(db, wanted);
  if (finders.length === 0) return [];
  const found = (await Promise.all(finders)).flat();
  if (found.length === 0) return [];
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
      titleLikeness: sql<number>`similarity(coalesce(${title}, left(${tickets.description}, 80)), ${wanted.opening})`,
    })
    .from(tickets)
    .leftJoin(categories, eq(categories.id, tickets.categoryId))
    .where(
      and(
        inArray(
          id,
          found.map((row) => row.id),
        ),
        visibleTickets(wanted.actor),
      ),
    );
}

const SHOWN = sql`${tickets.status} <> 'cancelled'`;
/** In the words of the index that holds solved titles only. */
const SOLVED = sql`${tickets.status} in ('resolved', 'closed')`;

/**
 * Among all that the asker sees, by two indexes. What the indexes give is cut before it is looked at, for words that
 * turn out to be commoner than thought.
 */
function workspaceIds(db: Db, { actor, except, query, titleWords }: SimilarityFilter) {
  const others = and(SHOWN, visibleTickets(actor), except ? ne(tickets.id, except) : undefined);
  const best = (hits: SQL, rank: SQL, most: number) =>
    db
      .select({ id: tickets.id })
      .from(tickets)
      .where(and(inArray(tickets.id, db.select({ id: tickets.id }).from(tickets).where(hits).limit(MOST_READ)), others))
      .orderBy(sql`${rank} desc`)
      .limit(most);
  const byText = query
    ? best(sql`${tickets.search} @@ ${asked(query)}`, sql`ts_rank(${tickets.search}, ${asked(query)})`, MOST_BY_TEXT)
    : undefined;
  const byTitle = titleWords
    ? best(
        sql`(select ${titleWords}::text) <% ${tickets.title} and ${SOLVED}`,
        sql`word_similarity(${titleWords}, ${tickets.title})`,
        MOST_BY_TITLE,
      )
    : undefined;
  return [byText, byTitle].filter((finder) => finder !== undefined);
}

/** Among the newest that one person asked for, which are few enough to be looked at one by one. */
function ownIds(db: Db, { actor, except, query, titleWords }: SimilarityFilter, requesterId: string) {
  const own = db
    .select({ id: tickets.id, title: tickets.title, search: tickets.search, createdAt: tickets.createdAt })
    .from(tickets)
    .where(and(visibleTickets(actor), eq(tickets.requesterId, requesterId), SHOWN))
    .orderBy(desc(tickets.createdAt), desc(tickets.id))
    .limit(OWN_SAMPLE)
    .as("own");
  const byText = query ? sql`${own.search} @@ ${asked(query)}` : sql`false`;
  const byTitle = titleWords ? sql`${titleWords} <% ${own.title}` : sql`false`;
  const rank = query ? sql`ts_rank(${own.search}, ${asked(query)}) desc` : sql`${own.createdAt} desc`;
  return db
    .select({ id: own.id })
    .from(own)
    .where(and(sql`(${byText} or ${byTitle})`, except ? ne(own.id, except) : undefined))
    .orderBy(rank)
    .limit(MOST_BY_TEXT);
}

/** As a sub-select, like the words of a title: the plan is then the same for every text, and a guess never ends in reading the table. */
function asked(query: string): SQL {
  return sql`(select to_tsquery('simple', ${query}))`;
}
