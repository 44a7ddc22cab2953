import { ticketTextVersions } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import type { Transaction } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import { consume } from "@/lib/rate-limits/consume";
import { textEdits } from "@/lib/rate-limits/limits";
import { endChain } from "@/lib/tickets/approvals/end-chain";
import { hasDecisions } from "@/lib/tickets/approvals/load-chains";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import type { ChangeTicketInput } from "@/lib/tickets/input";
import { changeTicket } from "./change-ticket";

/**
 * Changes the text of the requester's open ticket. Triage runs again, then approvers are asked again. Throws
 * `conflict` if work has started or an approver has decided, `too_many` if approvers would get too many emails.
 */
export async function editOwnText(tx: Transaction, ticket: TicketRow, change: ChangeTicketInput): Promise<void> {
  const { title, description, ...others } = change;
  if (Object.keys(others).length > 0)
    throw new AppError("forbidden", "You can change only the title and description of your ticket.");
  if (ticket.status !== "open" || ticket.approval === "approved" || ticket.approval === "rejected") {
    throw new AppError("conflict", "Work on this ticket has already started. Add a reply instead.");
  }
  if (await hasDecisions(tx, ticket.id)) {
    throw new AppError("conflict", "An approver has already decided on this text. Add a reply instead.", {
      kind: "approval-begun",
    });
  }
  // The ticket keeps its pending approval until triage ends, so that nothing routes it.
  const hadChain = await endChain(tx, ticket.id, "replaced");
  if (hadChain) await consume(tx, textEdits(), ticket.requesterId);
  await keepOldText(tx, ticket, "title", title);
  await keepOldText(tx, ticket, "description", description);
  const by = tx.actor.kind === "person" ? tx.actor.id : undefined;
  const byRequester = { source: "requester" as const, at: tx.now().toISOString(), by };
  const row = await changeTicket(tx, ticket, {
    ...(title !== undefined ? { title, provenance: { ...ticket.provenance, title: byRequester } } : {}),
    description,
    triage: "pending",
  });
  const after = {
    ...(title !== undefined ? { title: "changed" as const } : {}),
    ...(description !== undefined ? { description: "changed" as const } : {}),
  };
  await tx.record({ type: "ticket/reworded", ticketId: row.id, after });
  await tx.record({ type: "ticket/triage.requested", ticketId: row.id });
}

async function keepOldText(tx: Transaction, ticket: TicketRow, field: "title" | "description", next?: string) {
  const old = ticket[field];
  if (next === undefined || old === null || old === next) return;
  await tx.db
    .insert(ticketTextVersions)
    .values({ id: newId(), ticketId: ticket.id, field, body: old, replacedAt: tx.now() });
}
