import type { ApprovalState } from "@/lib/domain/ticket";

/** The resolution notes, or an approver's reason for rejecting the ticket. */
export function formatResolution(ticket: { approval: ApprovalState; resolutionNotes: string | null }): string | null {
  const { approval, resolutionNotes } = ticket;
  if (approval !== "rejected") return resolutionNotes;
  return resolutionNotes ? `Not approved: ${resolutionNotes}` : "Not approved.";
}
