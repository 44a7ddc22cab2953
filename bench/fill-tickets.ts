import { asc, eq, sql } from "drizzle-orm";
import { cursorOf } from "@/lib/cursor";
import { openDatabase } from "@/lib/db/client";
import { people, tickets } from "@/lib/db/schema";
import { readEnv } from "@/lib/env";

export const PAGE_SIZE = 25;
export const FAR_PAGE = 1_000;

/** Inserts tickets while the app is down. Returns an admin's cursor to page 1,000 of the list, newest first. */
export async function fillTickets(settings: Record<string, string>, count: number): Promise<string> {
  (globalThis as { __signalboxEnv?: unknown }).__signalboxEnv = readEnv({ ...process.env, ...settings });
  const { db, close } = await openDatabase();
  try {
    const [requester] = await db
      .select({ id: people.id })
      .from(people)
      .where(eq(people.role, "user"))
      .orderBy(asc(people.id))
      .limit(1);
    await db.execute(sql`
      insert into tickets (id, number, title, description, channel, requester_id, status, triage, priority, created_at, updated_at)
      select gen_random_uuid(), 'TKT-20200101-' || lpad(n::text, 6, '0'), 'Import number ' || n,
        'The import number ' || n || ' stopped with an error after a while. ' || repeat('It was a long story. ', 10),
        'api', ${requester!.id}::uuid, (array['closed', 'resolved'])[1 + n % 2], 'done',
        (array['low', 'medium', 'high', 'critical'])[1 + n % 4],
        now() - n * interval '5 minutes', now() - n * interval '5 minutes'
      from generate_series(1, ${count}::int) as n`);
    await db.execute(sql`analyze tickets`);
    const [row] = await db
      .select({ id: tickets.id, createdAt: tickets.createdAt })
      .from(tickets)
      .orderBy(sql`${tickets.createdAt} desc, ${tickets.id} desc`)
      .offset(PAGE_SIZE * (FAR_PAGE - 1) - 1)
      .limit(1);
    if (!row) throw new Error(`Page ${FAR_PAGE} needs more than ${count} tickets.`);
    return cursorOf(["newest", row.createdAt.toISOString(), row.id]);
  } finally {
    await close();
  }
}
