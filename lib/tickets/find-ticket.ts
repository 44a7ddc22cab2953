import { and, eq, getTableColumns, type Placeholder, type SQL } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { tickets } from "@/lib/db/schema";
import { AppError, notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import { type Viewer, visibleTickets } from "./visible-tickets";

const { search: _search, priorityRank: _rank, ...columns } = getTableColumns(tickets);

/** A ticket's columns without the two that only serve search and sorting. */
export const ticketColumns = columns;
export type TicketRow = Omit<typeof tickets.$inferSelect, "search" | "priorityRank">;

/** Locks the ticket until the transaction ends. `not_found` if the viewer, by default the actor, may not see it. */
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

/** For jobs: turns `not_found` into null and rethrows every other error. */
export function nullIfDeleted(error: unknown): null {
  if (error instanceof AppError && error.code === "not_found") return null;
  throw error;
}

/** Text that is no id counts as a number, which may match nothing. */
export function ticketKey(idOrNumber: string): { by: "id" | "number"; key: string } {
  return isId(idOrNumber) ? { by: "id", key: idOrNumber } : { by: "number", key: idOrNumber.toUpperCase() };
}

/** The key may be a placeholder of a prepared statement. */
export function matchesTicket({ by, key }: { by: "id" | "number"; key: string | Placeholder }): SQL {
  return by === "id" ? eq(tickets.id, key) : eq(tickets.number, key);
}
