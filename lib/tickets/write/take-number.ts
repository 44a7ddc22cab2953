import { sql } from "drizzle-orm";
import { utcDay } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { prepared } from "@/lib/db/prepared";
import { ticketCounters } from "@/lib/db/schema";

/**
 * The next `TKT-YYYYMMDD-NNNN` of the UTC day. A statement of its own, outside the creating transaction: tickets
 * then never wait for each other's commit, and a failed creation leaves a gap, never a repeat.
 */
export async function takeNumber({ db, now }: Pick<Context, "db" | "now">): Promise<string> {
  const day = utcDay(now());
  const [row] = await prepared(db, "take_number", (name) =>
    db
      .insert(ticketCounters)
      .values({ day: sql.placeholder("day"), last: 1 })
      .onConflictDoUpdate({ target: ticketCounters.day, set: { last: sql`${ticketCounters.last} + 1` } })
      .returning({ last: ticketCounters.last })
      .prepare(name),
  ).execute({ day });
  return `TKT-${day}-${String(row?.last).padStart(4, "0")}`;
}
