import { and, eq, getTableColumns, type Placeholder, type SQL } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { tickets } from "@/lib/db/schema";
import { AppError, notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import { type Viewer, visibleTickets } from "./visible-tickets";

const { search: _search, priorityRank: _rank, ...columns } = getTableColumns(tickets);

/** The columns of a ticket, without the two that exist only for search and sorting. */
export const ticketColumns = columns;
export type TicketRow = Omit<typeof tickets.$inferSelect, "search" | "priorityRank">;

/** Reads a ticket and locks it until the transaction ends. Throws `not_found` if the viewer may not see it. */
export async function lockTicket(
  { db, actor }: Pick<Context, "db" | "actor">,
  idOrNumber: string,
  viewer: Viewer = actor,
): Promise<TicketRow> {
  const [row] = await db
    .select(ticketColumns)
    .from(tickets)
    .where(and(matchesTicket(ticketKey(idOrNumber)), visibleTickets(viewer)))
    .for("update");
  if (!row) throw notFound("ticket");
  return row;
}

/** For jobs, to catch the error of a deleted ticket: returns null for `not_found` and rethrows every other error. */
export function nullIfDeleted(error: unknown): null {
  if (error instanceof AppError && error.code === "not_found") return null;
  throw error;
}

/** Reads an id or a ticket number. A text that is not an id counts as a number. */
export function ticketKey(idOrNumber: string): { by: "id" | "number"; key: string } {
  return isId(idOrNumber) ? { by: "id", key: idOrNumber } : { by: "number", key: idOrNumber.toUpperCase() };
}

/** SQL for the ticket with this id or number. In a prepared statement the key is a placeholder. */
export function matchesTicket({ by, key }: { by: "id" | "number"; key: string | Placeholder }): SQL {
  return by === "id" ? eq(tickets.id, key) : eq(tickets.number, key);
}
