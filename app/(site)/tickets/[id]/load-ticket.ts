import { notFound } from "next/navigation";
import { cache } from "react";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { getTicket, type TicketDetails } from "@/lib/tickets/queries";

/** The ticket for its page, asked once however many parts want it; the "not found" page for one out of sight. */
export async function loadTicket(ctx: Context, idOrNumber: string): Promise<TicketDetails> {
  const ticket = await load(ctx.db, ctx.actor, idOrNumber);
  if (!ticket) notFound();
  return ticket;
}

const load = cache(async (db: Context["db"], actor: Context["actor"], idOrNumber: string) => {
  try {
    return await getTicket({ db, actor }, idOrNumber);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
});
