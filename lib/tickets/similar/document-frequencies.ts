import { and, desc, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { MINUTE_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { tickets } from "@/lib/db/schema";
import { unrestricted, visibleTickets } from "@/lib/tickets/visible-tickets";

/** In how many of `sampled` tickets each word occurs. A word that is missing occurs in one of them at most. */
export interface DocumentFrequencies {
  sampled: number;
  counts: ReadonlyMap<string, number>;
  /** About how many tickets there are in all. The sample stands for them. */
  tickets: number;
}

const [NEWEST, ACROSS_ALL] = [1_000, 1_000];
const FRESH_MS = 10 * MINUTE_MS;
/** How many of a person's newest tickets are counted. */
export const OWN_SAMPLE = 300;

/**
 * Word frequencies in a sample of all tickets, so for staff only. Each process counts again after ten minutes; until
 * the new counts are ready, it returns the old ones.
 */
export async function workspaceFrequencies(ctx: Pick<Context, "db" | "now" | "after">): Promise<DocumentFrequencies> {
  const { db, now, after } = ctx;
  const at = now().getTime();
  const cached = cache().get(db);
  if (!cached) return countAndCache(db, at);
  const { frequencies, countedAt } = await cached;
  if (at - countedAt > FRESH_MS) {
    cache().set(db, Promise.resolve({ frequencies, countedAt: at }));
    after(async () => {
      // If counting fails, keep the old counts for another ten minutes.
      await countAndCache(db, at).catch(() => cache().set(db, Promise.resolve({ frequencies, countedAt: at })));
    });
  }
  return frequencies;
}

/** Word frequencies in the newest tickets of one requester. */
export async function ownFrequencies(db: Db, requesterId: string): Promise<DocumentFrequencies> {
  const own = and(visibleTickets(unrestricted("statistics")), eq(tickets.requesterId, requesterId))!;
  const { sampled, counts } = await countWords(db, { of: own, most: OWN_SAMPLE, least: 1 });
  return { sampled, counts, tickets: sampled };
}

async function countAndCache(db: Db, countedAt: number): Promise<DocumentFrequencies> {
  const counting = countWorkspace(db).then((frequencies) => ({ frequencies, countedAt }));
  cache().set(db, counting);
  counting.catch(() => cache().delete(db));
  return (await counting).frequencies;
}

async function countWorkspace(db: Db): Promise<DocumentFrequencies> {
  const of = visibleTickets(unrestricted("statistics"));
  const estimate = await estimateTickets(db);
  const percent = estimate > NEWEST + ACROSS_ALL ? (100 * ACROSS_ALL) / estimate : undefined;
  const most = percent ? NEWEST : NEWEST + ACROSS_ALL;
  const { sampled, counts } = await countWords(db, { of, most, percent, least: 2 });
  return { sampled, counts, tickets: Math.max(sampled, estimate) };
}

interface Sample {
  of: SQL;
  most: number;
  /** The percentage of all tickets to sample in addition to the newest ones. */
  percent?: number;
  /** In how many tickets of the sample a word must occur to be counted. */
  least: number;
}

async function countWords(db: Db, { of, most, percent, least }: Sample) {
  const counted = and(of, isNotNull(tickets.search));
  const newest = db
    .select({ search: tickets.search })
    .from(tickets)
    .where(counted)
    .orderBy(desc(tickets.createdAt), desc(tickets.id))
    .limit(most);
  // `system` reads whole blocks, which is cheap. `repeatable` gives every process the same sample.
  const sampleOfAll = sql`select ${tickets.search} from tickets tablesample system (${percent}) repeatable (1) where ${counted}`;
  const sample = db
    .$with("sample", { search: sql`search` })
    .as(percent ? sql`(${newest}) union all (${sampleOfAll} limit ${ACROSS_ALL})` : sql`${newest}`);
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

/** A small size for one ticket. It estimates rather too many tickets, in a database that has no statistics yet. */
const ROW_BYTES = 700;

async function estimateTickets(db: Db): Promise<number> {
  const [size] = await db
    .select({ rows: sql<number>`reltuples::float8`, bytes: sql<number>`pg_relation_size(oid)::float8` })
    .from(sql`pg_class`)
    .where(sql`oid = 'tickets'::regclass`);
  if (!size) return 0;
  return size.rows > 0 ? size.rows : size.bytes / ROW_BYTES;
}

// Next.js loads this module once for each route, so the cache is global.
const holder = globalThis as {
  __signalboxWords?: WeakMap<Db, Promise<{ frequencies: DocumentFrequencies; countedAt: number }>>;
};

function cache() {
  holder.__signalboxWords ??= new WeakMap();
  return holder.__signalboxWords;
}
