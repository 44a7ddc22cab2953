import { and, desc, eq, isNotNull, lt, ne, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { labels, people, tickets } from "@/lib/db/schema";
import { cutWhole } from "@/lib/text/plain-text";
import { STOP_WORDS } from "@/lib/text/stop-words";
import { visibleTickets } from "@/lib/tickets/visible-tickets";

/** An earlier ticket whose category a person decided. */
export interface DecidedTicket {
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
/** One word in common is chance. */
const LEAST_IN_COMMON = 2;

/** The earlier tickets that are most like this one by their words, and that people decided, as far as the asker may see them. */
export async function decidedBefore(
  { db, actor }: Pick<Context, "db" | "actor">,
  ticket: { id: string; title: string | null; description: string; createdAt: Date },
): Promise<DecidedTicket[]> {
  const words = tellingWords(`${ticket.title ?? ""} ${cutWhole(ticket.description, READ_CHARACTERS)}`);
  if (words.length < LEAST_IN_COMMON) return [];
  const newest = db
    .select()
    .from(labels)
    .where(and(eq(labels.field, "category"), isNotNull(labels.personId)))
    .orderBy(desc(labels.at))
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
function tellingWords(text: string): string[] {
  const all = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const telling = [...new Set(all)].filter((word) => isTelling(word));
  return telling
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_WORDS)
    .map((word) => (word.length > 5 ? `${word.replace(/.$/u, "")}:*` : word));
}

/** No word of any language is longer; what is comes from machines, and Postgres refuses very long ones. */
const LONGEST_WORD = 40;

function isTelling(word: string): boolean {
  return word.length > 3 && word.length <= LONGEST_WORD && !STOP_WORDS.has(word);
}
