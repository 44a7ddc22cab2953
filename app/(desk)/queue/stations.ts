import type { StopState } from "@/app/_ui/track";
import type { Station } from "@/app/_ui/track-across";
import { isActive } from "@/lib/domain/ticket";
import type { TicketView } from "@/lib/tickets/ticket-view";

/** How far a ticket has come, in five stations, from the ticket alone. */
export function stationsOf(
  ticket: Pick<TicketView, "status" | "triage" | "approval" | "assignee" | "firstResponseAt">,
): Station[] {
  const { triage, approval, assignee, status, firstResponseAt } = ticket;
  const isRead = triage.state !== "pending" && triage.state !== "running";
  const lives = isActive(status);
  const read: StopState = isRead ? "done" : lives ? "running" : "skipped";
  const agreed: StopState = approval === "not_required" ? (isRead ? "skipped" : "waiting") : APPROVAL_STATES[approval];
  const open: StopState = isRead && approval !== "pending" ? "running" : "waiting";
  const assigned: StopState = assignee ? "done" : lives ? open : "skipped";
  const begun: StopState = assignee ? "running" : "waiting";
  const answered: StopState = firstResponseAt ? "done" : lives ? begun : "skipped";
  return [
    { key: "read", name: "Read", state: read },
    { key: "approval", name: "Approval", state: agreed },
    { key: "assigned", name: "Assigned", state: assigned },
    { key: "answered", name: "Answered", state: answered },
    { key: "solved", name: "Solved", state: lives ? "waiting" : status === "cancelled" ? "skipped" : "done" },
  ];
}

const APPROVAL_STATES = { pending: "running", approved: "done", rejected: "failed" } as const;
