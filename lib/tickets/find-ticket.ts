import { and, eq, getTableColumns, type Placeholder, type SQL } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { tickets } from "@/lib/db/schema";
import { AppError, notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import { type Viewer, visibleTickets } from "./visible-tickets";

const { search: _search, priorityRank: _rank, ...columns } = getTableColumns(tickets);

/** A ticket's columns as verbs work with them: all but the two that only serve reading. */
export const ticketColumns = columns;
export type TicketRow = Omit<typeof tickets.$inferSelect, "search" | "priorityRank">;

/**
 * The ticket that the actor may see, by id or number, held until the transaction ends: what is decided from the row then
 * still holds when it is written. `not_found` for any other. Other eyes than the actor's say why they are needed.
 */
export async function lockTicket(
  { db, actor }: Pick<Context, "db" | "actor">,
  idOrNumber: string,
  eyes: Viewer = actor,
): Promise<TicketRow> {
  const [row] = await db
    .select(ticketColumns)
    .from(tickets)
    .where(and(matchesTicket(ticketKey(idOrNumber)), visibleTickets(eyes)))
    .for("update");
  if (!row) throw notFound("ticket");
  return row;
}

/** Null for a ticket that was deleted meanwhile, which is an answer to a job; a database that fails is not. */
export function nullIfDeleted(error: unknown): null {
  if (error instanceof AppError && error.code === "not_found") return null;
  throw error;
}

/** What text names a ticket by. Text that is neither an id nor a number names none. */
export function ticketKey(idOrNumber: string): { by: "id" | "number"; key: string } {
  return isId(idOrNumber) ? { by: "id", key: idOrNumber } : { by: "number", key: idOrNumber.toUpperCase() };
}

/** True for one ticket; a prepared statement has a place for the key. */
export function matchesTicket({ by, key }: { by: "id" | "number"; key: string | Placeholder }): SQL {
  return by === "id" ? eq(tickets.id, key) : eq(tickets.number, key);
}
