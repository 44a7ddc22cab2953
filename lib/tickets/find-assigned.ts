import { and, desc, eq, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { events } from "@/lib/db/schema";

/**
 * The `ticket/assigned` event by which somebody last got a ticket, and the digest that tells of it, where one does: a
 * repeated step finds what it has done.
 */
export async function findAssigned(
  { db }: Pick<Context, "db">,
  ticketId: string,
  personId: string,
): Promise<{ eventId: string; digest: string | null } | undefined> {
  const [event] = await db
    .select({ eventId: events.id, digest: sql<string | null>`${events.after}->>'digest'` })
    .from(events)
    .where(and(eq(events.ticketId, ticketId), eq(events.type, "ticket/assigned"), eq(events.personId, personId)))
    .orderBy(desc(events.id))
    .limit(1);
  return event;
}
