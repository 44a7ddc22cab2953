import { and, desc, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { MINUTE_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { tickets } from "@/lib/db/schema";
import { unrestricted, visibleTickets } from "@/lib/tickets/visible-tickets";

/** In how many of `sampled` tickets each word stands. What is missing was in none, or in one. */
export interface DocumentFrequencies {
  sampled: number;
  counts: ReadonlyMap<string, number>;
  /** About how many tickets the sample speaks for. */
  tickets: number;
}

/** Tickets whose words are counted, of the newest and of all: a word that one in a thousand has can be told from a rarer one. */
const [NEWEST, ANY] = [1_000, 1_000];
const FRESH_MS = 10 * MINUTE_MS;
/** Newest tickets of one person that are looked at. */
export const OWN_SAMPLE = 300;

/**
 * How common words are in the workspace, for staff alone: it speaks of everybody's tickets. Counted once in ten minutes
 * and kept for the process; old counts serve until newer ones have been made, after an answer.
 */
export async function workspaceFrequencies({
  db,
  now,
  after,
}: Pick<Context, "db" | "now" | "after">): Promise<DocumentFrequencies> {
  const at = now().getTime();
  const known = kept.get(db);
  if (!known) return keep(db, at);
  const { words, countedAt } = await known;
  if (at - countedAt > FRESH_MS) {
    kept.set(db, Promise.resolve({ words, countedAt: at }));
    after(async () => {
      // The old ones are good enough; the next in ten minutes may fare better.
      await keep(db, at).catch(() => kept.set(db, Promise.resolve({ words, countedAt: at })));
    });
  }
  return words;
}

/** How common words are among the newest tickets that this person asked for. */
export async function ownFrequencies(db: Db, requesterId: string): Promise<DocumentFrequencies> {
  const own = and(visibleTickets(unrestricted("statistics")), eq(tickets.requesterId, requesterId))!;
  const { sampled, counts } = await countWords(db, { of: own, most: OWN_SAMPLE, least: 1 });
  return { sampled, counts, tickets: sampled };
}

async function keep(db: Db, countedAt: number): Promise<DocumentFrequencies> {
  const counting = countWorkspace(db).then((words) => ({ words, countedAt }));
  kept.set(db, counting);
  counting.catch(() => kept.delete(db));
  return (await counting).words;
}

async function countWorkspace(db: Db): Promise<DocumentFrequencies> {
  const of = visibleTickets(unrestricted("statistics"));
  const estimate = await estimateTickets(db);
  const percent = estimate > NEWEST + ANY ? (100 * ANY) / estimate : undefined;
  const { sampled, counts } = await countWords(db, { of, most: percent ? NEWEST : NEWEST + ANY, percent, least: 2 });
  return { sampled, counts, tickets: Math.max(sampled, estimate) };
}

interface Sample {
  of: SQL;
  /** The newest. */
  most: number;
  /** And so many of all, old and new: what was common last year is not rare. */
  percent?: number;
  /** Words that fewer have are left out. */
  least: number;
}

async function countWords(db: Db, { of, most, percent, least }: Sample) {
  const kept = and(of, isNotNull(tickets.search));
  const newest = db
    .select({ search: tickets.search })
    .from(tickets)
    .where(kept)
    .orderBy(desc(tickets.createdAt), desc(tickets.id))
    .limit(most);
  // By blocks, which reads as little as it gives; repeatable, so that every process weighs alike.
  const any = sql`select ${tickets.search} from tickets tablesample system (${percent}) repeatable (1) where ${kept}`;
  const sample = db
    .$with("sample", { search: sql`search` })
    .as(percent ? sql`(${newest}) union all (${any} limit ${ANY})` : sql`${newest}`);
  const rows = await db
    .with(sample)
    .select({
      word: sql<string>`word.lexeme`,
      n: sql<number>`count(*)::int`,
      sampled: sql<number>`(select count(*) from sample)::int`,
    })
    .from(sample)
    .innerJoinLateral(sql`unnest(sample.search) as word`, sql`true`)
    .groupBy(sql`word.lexeme`)
    .having(sql`count(*) >= ${least}`);
  return { sampled: rows[0]?.sampled ?? 0, counts: new Map(rows.map(({ word, n }) => [word, n])) };
}

/** Bytes that a short ticket takes, for a database that has not counted its rows yet: rather too many tickets than too few. */
const ROW_BYTES = 700;

/** From the database's own bookkeeping; counting them would take longer the more there are. */
async function estimateTickets(db: Db): Promise<number> {
  const [size] = await db
    .select({ rows: sql<number>`reltuples::float8`, bytes: sql<number>`pg_relation_size(oid)::float8` })
    .from(sql`pg_class`)
    .where(sql`oid = 'tickets'::regclass`);
  if (!size) return 0;
  return size.rows > 0 ? size.rows : size.bytes / ROW_BYTES;
}

// One for a database: Next loads this module once per route.
const holder = globalThis as {
  __signalboxWords?: WeakMap<Db, Promise<{ words: DocumentFrequencies; countedAt: number }>>;
};
holder.__signalboxWords ??= new WeakMap();
const kept = holder.__signalboxWords;
