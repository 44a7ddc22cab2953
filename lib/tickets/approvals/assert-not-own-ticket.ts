import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { TicketRow } from "@/lib/tickets/find-ticket";

/** Throws `forbidden` where somebody of the staff would move their own ticket away from its approval. */
export function assertNotOwnTicket({ actor }: Pick<Context, "actor">, ticket: TicketRow): void {
  if (ticket.approval !== "pending" || actor.kind !== "person" || actor.id !== ticket.requesterId) return;
  throw new AppError("forbidden", "You asked for this. While it waits for approval, somebody else has to sort it.", {
    kind: "approval-own",
  });
}
