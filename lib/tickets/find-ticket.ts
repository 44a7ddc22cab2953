import { and, eq, getTableColumns, type SQL } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { tickets } from "@/lib/db/schema";
import { AppError, notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import { visibleTickets } from "./visible-tickets";

const { search: _search, priorityRank: _rank, ...columns } = getTableColumns(tickets);

/** A ticket's columns as verbs work with them: all but the two that only serve reading. */
export const ticketColumns = columns;
export type TicketRow = Omit<typeof tickets.$inferSelect, "search" | "priorityRank">;

/** The ticket that the actor may see, by id or number; `not_found` for any other. */
export async function findTicket(ctx: Pick<Context, "db" | "actor">, idOrNumber: string): Promise<TicketRow> {
  const [row] = await select(ctx, idOrNumber);
  if (!row) throw notFound("ticket");
  return row;
}

/** The same, held until the transaction ends: what is decided from the row then still holds when it is written. */
export async function holdTicket(tx: Pick<Context, "db" | "actor">, idOrNumber: string): Promise<TicketRow> {
  const [row] = await select(tx, idOrNumber).for("update");
  if (!row) throw notFound("ticket");
  return row;
}

/** Null for a ticket that was deleted meanwhile, which is an answer to a job; a database that fails is not. */
export function unlessGone(error: unknown): null {
  if (error instanceof AppError && error.code === "not_found") return null;
  throw error;
}

/** True for one ticket, named by id or number. Text that is neither matches nothing. */
export function isTicket(idOrNumber: string): SQL {
  return isId(idOrNumber) ? eq(tickets.id, idOrNumber) : eq(tickets.number, idOrNumber.toUpperCase());
}

function select({ db, actor }: Pick<Context, "db" | "actor">, idOrNumber: string) {
  return db
    .select(ticketColumns)
    .from(tickets)
    .where(and(isTicket(idOrNumber), visibleTickets(actor)));
}
