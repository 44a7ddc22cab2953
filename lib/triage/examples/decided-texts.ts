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

export interface DecidedText {
  title: string | null;
  description: string;
  category: string | null;
  decided: { category?: string; priority?: Priority; skills?: string[] };
}

/** The problem is at the beginning. */
const MAX_CHARACTERS = 1_200;
const MAX_TICKETS = 40;
const MAX_IMPORTED = 100;
const MAX_HITS = 2_000;

/** Tickets that people labelled and that share significant words with a text, the best full-text matches first. */
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
  return db
    .select({
      title: tickets.title,
      description: sql<string>`left(${tickets.description}, ${MAX_CHARACTERS})`,
      category: categories.slug,
      decided: sql<
        DecidedText["decided"]
      >`(select jsonb_object_agg(${triageLabels.field}, ${triageLabels.value}) ${LABELS_BY_PEOPLE})`,
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

/** Without implicit labels. */
const LABELS_BY_PEOPLE = sql`from ${triageLabels} where ${triageLabels.ticketId} = ${tickets.id} and ${triageLabels.origin} in ('set', 'accepted')`;

const PAIRED_WORDS = 6;

/** Imported rows with two significant words of a text: pairs only, since the words' frequencies there are unknown. */
export async function findImportedTexts(db: Db, significant: readonly SignificantTerm[]): Promise<DecidedText[]> {
  const words = significant.slice(0, PAIRED_WORDS).map(({ lexeme }) => lexeme);
  const pairs = words.flatMap((one, at) => words.slice(at + 1).map((other) => `(${one} & ${other})`));
  if (pairs.length === 0) return [];
  // Joined, a planner without statistics would read every imported row.
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

/** A subquery keeps the plan the same for every text. */
function tsQuery(query: string): SQL {
  return sql`(select to_tsquery('simple', ${query}))`;
}
