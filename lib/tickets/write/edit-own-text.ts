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
 * The requester's part of editing: new words while the ticket is open. The earlier text is kept, and triage reads again,
 * after which approvers are asked anew. `conflict` once one of them has given their word, `too_many` where they would be
 * mailed again and again.
 */
export async function editOwnText(tx: Transaction, seen: TicketRow, change: ChangeTicketInput): Promise<void> {
  const { title, description, ...others } = change;
  if (Object.keys(others).length > 0)
    throw new AppError("forbidden", "You may change the title and the description of your ticket.");
  if (seen.status !== "open" || seen.approval === "approved" || seen.approval === "rejected") {
    throw new AppError("conflict", "Work on this ticket has begun. Add a reply instead of changing its text.");
  }
  if (await hasDecisions(tx, seen.id)) {
    throw new AppError("conflict", "Somebody has decided on this text already. Add a reply instead of changing it.", {
      kind: "approval-begun",
    });
  }
  // Nobody routes it meanwhile: its approval stays pending until it has been read again.
  const asked = await endChain(tx, seen.id, "replaced");
  if (asked) await consume(tx, textEdits(), seen.requesterId);
  await keepEarlier(tx, seen, "title", seen.title, title);
  await keepEarlier(tx, seen, "description", seen.description, description);
  const by = tx.actor.kind === "person" ? tx.actor.id : undefined;
  const mine = { source: "requester" as const, at: tx.now().toISOString(), by };
  const row = await changeTicket(tx, seen, {
    ...(title !== undefined ? { title, provenance: { ...seen.provenance, title: mine } } : {}),
    ...(description !== undefined ? { description } : {}),
    triage: "pending",
  });
  await tx.record({
    type: "ticket/reworded",
    ticketId: row.id,
    after: {
      ...(title !== undefined ? { title: "changed" } : {}),
      ...(description !== undefined ? { description: "changed" } : {}),
    },
  });
  await tx.record({ type: "ticket/triage.requested", ticketId: row.id });
}

async function keepEarlier(
  tx: Transaction,
  seen: TicketRow,
  field: "title" | "description",
  old: string | null,
  now?: string,
) {
  if (now === undefined || old === null || old === now) return;
  await tx.db
    .insert(ticketTextVersions)
    .values({ id: newId(), ticketId: seen.id, field, body: old, replacedAt: tx.now() });
}
