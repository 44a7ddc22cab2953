import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { TicketRow } from "@/lib/tickets/find-ticket";

/** Throws `forbidden` if staff try to move their own ticket away from its approval. */
export function assertNotOwnTicket({ actor }: Pick<Context, "actor">, ticket: TicketRow): void {
  if (ticket.approval !== "pending" || actor.kind !== "person" || actor.id !== ticket.requesterId) return;
  throw new AppError(
    "forbidden",
    "This is your own request. While it is waiting for approval, another agent has to classify it.",
    {
      kind: "approval-own",
    },
  );
}
