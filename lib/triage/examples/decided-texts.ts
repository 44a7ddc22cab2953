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

/** An earlier text with the values that people chose. `category`: the present category of the text's ticket. */
export interface DecidedText {
  title: string | null;
  description: string;
  category: string | null;
  decided: { category?: string; priority?: Priority; skills?: string[] };
}

/** Only the beginning is compared: people describe the problem there. */
const MAX_CHARACTERS = 1_200;
const MAX_TICKETS = 40;
const MAX_IMPORTED = 100;
const MAX_HITS = 2_000;

/** Finds tickets with values that people chose and that match a full-text query. The best matches come first. */
export async function findDecidedTickets(
  db: Db,
  { query, except }: { query: string | null; except?: string },
): Promise<DecidedText[]> {
  if (!query) return [];
  const hits = db
    .select({ id: tickets.id })
    .from(tickets)
    .where(sql`${tickets.search} @@ ${tsQuery(query)}`)
    .limit(MAX_HITS);
  const labels = sql`select jsonb_object_agg(${triageLabels.field}, ${triageLabels.value}) ${LABELS_BY_PEOPLE}`;
  return db
    .select({
      title: tickets.title,
      description: sql<string>`left(${tickets.description}, ${MAX_CHARACTERS})`,
      category: categories.slug,
      decided: sql<DecidedText["decided"]>`(${labels})`,
    })
    .from(tickets)
    .leftJoin(categories, eq(categories.id, tickets.categoryId))
    .where(
      and(
        inArray(tickets.id, hits),
        visibleTickets(unrestricted("statistics")),
        sql`exists (select 1 ${LABELS_BY_PEOPLE})`,
        except ? ne(tickets.id, except) : undefined,
      ),
    )
    .orderBy(sql`ts_rank(${tickets.search}, ${tsQuery(query)}) desc`, tickets.id)
    .limit(MAX_TICKETS);
}

/** Only labels that a person set or accepted. Nobody looked at the values of implicit labels. */
const LABELS_BY_PEOPLE = sql`from ${triageLabels} where ${triageLabels.ticketId} = ${tickets.id} and ${triageLabels.origin} in ('set', 'accepted')`;

const PAIRED_WORDS = 6;

/** Finds imported rows that have two of a text's significant words. One is not enough: it may be frequent there. */
export async function findImportedTexts(db: Db, significant: readonly SignificantTerm[]): Promise<DecidedText[]> {
  const words = significant.slice(0, PAIRED_WORDS).map(({ lexeme }) => lexeme);
  const pairs = words.flatMap((one, at) => words.slice(at + 1).map((other) => `(${one} & ${other})`));
  if (pairs.length === 0) return [];
  // A subquery, because a join without table statistics makes Postgres read every imported row.
  const hits = db
    .select({ id: trainingExamples.id })
    .from(trainingExamples)
    .where(sql`${SEARCHED_EXAMPLE} @@ ${tsQuery(pairs.join(" | "))}`)
    .limit(MAX_HITS);
  const rows = await db
    .select({
      description: sql<string>`left(${trainingExamples.text}, ${MAX_CHARACTERS})`,
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
    .limit(MAX_IMPORTED);
  return rows.map(({ description, category, priority, skills }) => ({
    title: null,
    description,
    category: null,
    decided: { ...(category ? { category } : {}), ...(priority ? { priority } : {}), ...(skills ? { skills } : {}) },
  }));
}

/** In a subquery, Postgres uses the same plan for every text. */
function tsQuery(query: string): SQL {
  return sql`(select to_tsquery('simple', ${query}))`;
}
