import { isStaff } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { STATUS_LABELS } from "@/lib/display-text/labels";
import { isActive, type Status } from "@/lib/domain/ticket";
import { AppError } from "@/lib/errors";
import { type Transaction, transact } from "@/lib/events/transact";
import { lockTicket, type TicketRow } from "./find-ticket";
import type { ChangeTicketInput } from "./input";
import { getChangedTicket, type TicketDetails } from "./queries";
import { assertStatusMove, assertVersion } from "./write/change-ticket";
import { editClassification } from "./write/edit-classification";
import { editOwnText } from "./write/edit-own-text";

/**
 * Changes values that triage then never overwrites. Requesters may change title and description of their open ticket.
 * Throws `stale` on an old version, `forbidden` for fields the actor may not set, `conflict` for a wrong status.
 */
export async function editTicket(
  ctx: Context,
  input: ChangeTicketInput & { ticket: string; version: number },
): Promise<TicketDetails> {
  authorize(ctx.actor, "ticket.edit");
  const { ticket: idOrNumber, version, ...change } = input;
  return transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, idOrNumber);
    assertVersion(ticket, version);
    const isOwn = ctx.actor.kind === "person" && ticket.requesterId === ctx.actor.id;
    const editsText = isOwn && (change.description !== undefined || !isStaff(ctx.actor));
    await (editsText ? editOwnText(tx, ticket, change) : editAsStaff(tx, ticket, change));
    return getChangedTicket(tx, ticket.id);
  });
}

async function editAsStaff(tx: Transaction, ticket: TicketRow, change: ChangeTicketInput): Promise<void> {
  authorize(tx.actor, "ticket.sort");
  const { description, status: wanted, ...values } = change;
  if (description !== undefined) throw new AppError("forbidden", "Only the requester can change the description.");
  const status = wanted === ticket.status ? undefined : wanted;
  if (status !== undefined) assertWorkStatus(ticket, status);
  await editClassification(tx, ticket, values, { status });
}

/** Throws `conflict` for an ended ticket. `reopenTicket` reopens it, because it also clears times and the assignee. */
function assertWorkStatus(ticket: TicketRow, to: Status): void {
  if (!isActive(ticket.status)) {
    const hint = ticket.status === "cancelled" ? "" : " Reopen it first.";
    throw new AppError("conflict", `This ticket is ${STATUS_LABELS[ticket.status].toLowerCase()}.${hint}`);
  }
  assertStatusMove(ticket, to);
}
