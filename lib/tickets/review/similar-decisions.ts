import { and, desc, eq, isNotNull, lt, ne, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { people, tickets, triageLabels } from "@/lib/db/schema";
import { cutWhole } from "@/lib/text/plain-text";
import { significantTerms, type TextTerms } from "@/lib/tickets/similar/significant-terms";
import { visibleTickets } from "@/lib/tickets/visible-tickets";

/** An earlier ticket whose category a person decided. */
export interface SimilarDecision {
  id: string;
  number: string;
  title: string | null;
  /** The beginning of it. */
  description: string;
  /** The category's slug. */
  category: string;
  decidedBy: string | null;
  decidedAt: string;
}

/** How many are shown. */
const MOST = 5;
/** Only the newest decisions are looked through: what a look costs does not grow with the years. */
const LOOKED_THROUGH = 2_000;
/** Of the ticket's text: what it is about is said at its beginning. */
const READ_CHARACTERS = 2_000;
const MOST_WORDS = 12;
/** Shorter ones stand in texts about anything. */
const LEAST_LETTERS = 4;
/** One word in common is chance. */
const LEAST_IN_COMMON = 2;

/** The earlier tickets that are most like this one by their words, and that people decided, as far as the asker may see them. */
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
    .limit(LOOKED_THROUGH)
    .as("newest");
  const inCommon = sql.join(
    words.map((word) => sql`(${tickets.search} @@ to_tsquery('simple', ${word}))::int`),
    sql` + `,
  );
  const any = sql`to_tsquery('simple', ${words.join(" | ")})`;
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
        sql`${tickets.search} @@ ${any}`,
        sql`${inCommon} >= ${LEAST_IN_COMMON}`,
      ),
    )
    // Divided by the logarithm of the length: a long ticket has many words in common with anything.
    .orderBy(desc(sql`ts_rank(${tickets.search}, ${any}, 1)`), desc(newest.at))
    .limit(MOST);
  return rows.map(({ decidedAt, ...row }) => ({ ...row, decidedAt: decidedAt.toISOString() }));
}

/** The longest words that say something, as a full-text query takes them: long words match with other endings too. */
function longestOf({ words }: TextTerms): string[] {
  return [...words.values()]
    .map(({ lexeme }) => lexeme)
    .filter((lexeme) => lexeme.length >= LEAST_LETTERS)
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_WORDS)
    .map((lexeme) => (lexeme.length > 5 ? `${lexeme.replace(/.$/u, "")}:*` : lexeme));
}
