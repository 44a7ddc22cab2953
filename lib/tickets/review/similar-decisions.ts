import { and, desc, eq, isNotNull, lt, ne, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { people, tickets, triageLabels } from "@/lib/db/schema";
import { cutWhole } from "@/lib/text/plain-text";
import { significantTerms, type TextTerms } from "@/lib/tickets/similar/significant-terms";
import { visibleTickets } from "@/lib/tickets/visible-tickets";

/** An earlier ticket whose category a person set, accepted, or left unchanged when resolving it. */
export interface SimilarDecision {
  id: string;
  number: string;
  title: string | null;
  description: string;
  category: string;
  decidedBy: string | null;
  decidedAt: string;
}

const MOST = 5;
/** Only this many of the newest decisions are searched, so that the cost does not grow with their number. */
const NEWEST_DECISIONS = 2_000;
const READ_CHARACTERS = 2_000;
const MOST_WORDS = 12;
const LEAST_LETTERS = 4;
const LEAST_IN_COMMON = 2;

/**
 * Up to five older tickets that people classified, that the actor may see and that share the most words with this
 * one.
 */
export async function similarDecisions(
  { db, actor }: Pick<Context, "db" | "actor">,
  ticket: { id: string; title: string | null; description: string; createdAt: Date },
): Promise<SimilarDecision[]> {
  const words = longestOf(significantTerms(ticket.title, cutWhole(ticket.description, READ_CHARACTERS)));
  if (words.length < LEAST_IN_COMMON) return [];
  const newest = db
    .select()
    .from(triageLabels)
    .where(and(eq(triageLabels.field, "category"), isNotNull(triageLabels.personId)))
    .orderBy(desc(triageLabels.at))
    .limit(NEWEST_DECISIONS)
    .as("newest");
  const inCommon = sql.join(
    words.map((word) => sql`(${tickets.search} @@ to_tsquery('simple', ${word}))::int`),
    sql` + `,
  );
  const anyWord = sql`to_tsquery('simple', ${words.join(" | ")})`;
  const rows = await db
    .select({
      id: tickets.id,
      number: tickets.number,
      title: tickets.title,
      description: sql<string>`left(${tickets.description}, 120)`,
      category: sql<string>`${newest.value} #>> '{}'`,
      decidedBy: people.name,
      decidedAt: newest.at,
    })
    .from(newest)
    .innerJoin(tickets, eq(tickets.id, newest.ticketId))
    .leftJoin(people, eq(people.id, newest.personId))
    .where(
      and(
        visibleTickets(actor),
        ne(tickets.id, ticket.id),
        lt(tickets.createdAt, ticket.createdAt),
        sql`${tickets.search} @@ ${anyWord}`,
        sql`${inCommon} >= ${LEAST_IN_COMMON}`,
      ),
    )
    // The 1 makes long tickets rank lower, because they share some words with any other ticket.
    .orderBy(desc(sql`ts_rank(${tickets.search}, ${anyWord}, 1)`), desc(newest.at))
    .limit(MOST);
  return rows.map(({ decidedAt, ...row }) => ({ ...row, decidedAt: decidedAt.toISOString() }));
}

/** The longest words as search terms. Words of more than five letters lose the last, so that other endings match. */
function longestOf({ words }: TextTerms): string[] {
  return [...words.values()]
    .map(({ lexeme }) => lexeme)
    .filter((lexeme) => lexeme.length >= LEAST_LETTERS)
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_WORDS)
    .map((lexeme) => (lexeme.length > 5 ? `${lexeme.replace(/.$/u, "")}:*` : lexeme));
}
