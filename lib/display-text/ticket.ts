import type { ApprovalState } from "@/lib/domain/ticket";

/** The resolution notes, or "Not approved" with the approver's reason if the ticket was rejected. */
export function formatResolution(ticket: { approval: ApprovalState; resolutionNotes: string | null }): string | null {
  const { approval, resolutionNotes } = ticket;
  if (approval !== "rejected") return resolutionNotes;
  return resolutionNotes ? `Not approved: ${resolutionNotes}` : "Not approved.";
}
