import type { ApprovalState } from "@/lib/domain/ticket";

/** How a ticket ended: the notes of whoever ended it, or the refusal of an approver. */
export function formatResolution(ticket: { approval: ApprovalState; resolutionNotes: string | null }): string | null {
  const { approval, resolutionNotes } = ticket;
  if (approval !== "rejected") return resolutionNotes;
  return resolutionNotes ? `Not approved: ${resolutionNotes}` : "Not approved.";
}
