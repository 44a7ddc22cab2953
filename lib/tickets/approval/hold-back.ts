import type { Context } from "@/lib/context";
import type { Approval } from "@/lib/domain/ticket";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { needsApproval } from "./wanted-steps";

/**
 * What a reading changes of a ticket's approval: one that will need a yes waits from the moment its category is written,
 * so that nothing routes it before its approvers are asked.
 */
export async function holdBack(tx: Pick<Context, "db">, ticket: TicketRow): Promise<{ approval?: Approval }> {
  if (ticket.status !== "open" || !(await needsApproval(tx, ticket))) return {};
  return { approval: "pending" };
}
