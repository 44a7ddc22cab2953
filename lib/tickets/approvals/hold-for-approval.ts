import type { Context } from "@/lib/context";
import type { ApprovalState } from "@/lib/domain/ticket";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { needsApproval } from "./required-steps";

/**
 * What a reading changes of a ticket's approval: one that will need a yes waits from the moment its category is written,
 * so that nothing routes it before its approvers are asked.
 */
export async function holdForApproval(
  tx: Pick<Context, "db">,
  ticket: TicketRow,
): Promise<{ approval?: ApprovalState }> {
  if (ticket.status !== "open" || !(await needsApproval(tx, ticket))) return {};
  return { approval: "pending" };
}
