import type { TicketView } from "@/lib/tickets/ticket-view";

export interface SimilarTicket
  extends Pick<TicketView, "id" | "number" | "title" | "status" | "category" | "resolvedAt" | "resolutionNotes"> {
  /** 0 to 1. */
  score: number;
  /** A sentence that names words which both texts contain. */
  reason: string;
  /** True for an active ticket that reports nearly the same. */
  possibleDuplicate: boolean;
}
