import { and, eq, inArray, ne, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import {
  categories,
  SEARCHED_EXAMPLE,
  tickets,
  trainingExamples,
  trainingImports,
  triageLabels,
} from "@/lib/db/schema";
import type { Priority } from "@/lib/domain/ticket";
import type { SignificantTerm } from "@/lib/tickets/similar/significant-terms";
import { unrestricted, visibleTickets } from "@/lib/tickets/visible-tickets";

/** A text that people decided on; its beginning. */
export interface DecidedText {
  title: string | null;
  description: string;
  /** Where it stands now, whoever put it there; null for rows of imports. */
  category: string | null;
  decided: { category?: string; priority?: Priority; skills?: string[] };
}

/** Characters that are read of each: what is wrong stands at the beginning. */
const READ = 1_200;
/** Compared one by one. */
const MOST_TICKETS = 40;
const MOST_IMPORTED = 100;
/** Rows that a search reads from its index, at most. */
const MOST_READ = 2_000;

/** Tickets that share telling words with a text and that people decided on themselves; the fullest matches are among them. */
export async function findDecidedTickets(
  db: Db,
  { query, except }: { query: string | null; except?: string },
): Promise<DecidedText[]> {
  if (!query) return [];
  const hits = db
    .select({ id: tickets.id })
    .from(tickets)
    .where(sql`${tickets.search} @@ ${asked(query)}`)
    .limit(MOST_READ);
  return db
    .select({
      title: tickets.title,
      description: sql<string>`left(${tickets.description}, ${READ})`,
      category: categories.slug,
      decided: sql<
        DecidedText["decided"]
      >`(select jsonb_object_agg(${triageLabels.field}, ${triageLabels.value}) ${BY_HAND})`,
    })
    .from(tickets)
    .leftJoin(categories, eq(categories.id, tickets.categoryId))
    .where(
      and(
        inArray(tickets.id, hits),
        visibleTickets(unrestricted("statistics")),
        sql`exists (select 1 ${BY_HAND})`,
        except ? ne(tickets.id, except) : undefined,
      ),
    )
    .orderBy(sql`ts_rank(${tickets.search}, ${asked(query)}) desc`, tickets.id)
    .limit(MOST_TICKETS);
}

/** What people chose or accepted; what merely stood when a ticket was solved is nobody's word. */
const BY_HAND = sql`from ${triageLabels} where ${triageLabels.ticketId} = ${tickets.id} and ${triageLabels.origin} in ('set', 'accepted')`;

/** The words that pairs are made of. */
const PAIRED = 6;

/**
 * Rows of finished imports that hold two telling words of a text. How common a word is among them nobody counted, so
 * only pairs are looked for, and no more than so many are looked at.
 */
export async function findImportedTexts(db: Db, telling: readonly SignificantTerm[]): Promise<DecidedText[]> {
  const words = telling.slice(0, PAIRED).map(({ lexeme }) => lexeme);
  const pairs = words.flatMap((one, at) => words.slice(at + 1).map((other) => `(${one} & ${other})`));
  if (pairs.length === 0) return [];
  // On its own: joined at once, a planner without statistics reads every row of every import.
  const hits = db
    .select({ id: trainingExamples.id })
    .from(trainingExamples)
    .where(sql`${SEARCHED_EXAMPLE} @@ ${asked(pairs.join(" | "))}`)
    .limit(MOST_READ);
  const rows = await db
    .select({
      description: sql<string>`left(${trainingExamples.text}, ${READ})`,
      category: trainingExamples.category,
      priority: trainingExamples.priority,
      skills: trainingExamples.skills,
    })
    .from(trainingExamples)
    .innerJoin(
      trainingImports,
      and(eq(trainingImports.id, trainingExamples.importId), eq(trainingImports.state, "done")),
    )
    .where(inArray(trainingExamples.id, hits))
    .limit(MOST_IMPORTED);
  return rows.map(({ description, category, priority, skills }) => ({
    title: null,
    description,
    category: null,
    decided: { ...(category ? { category } : {}), ...(priority ? { priority } : {}), ...(skills ? { skills } : {}) },
  }));
}

/** As a sub-select: the plan is then the same for every text. Words are letters and digits alone. */
function asked(query: string): SQL {
  return sql`(select to_tsquery('simple', ${query}))`;
}
