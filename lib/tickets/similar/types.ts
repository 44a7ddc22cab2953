import type { Status } from "@/lib/domain/ticket";

export interface SimilarTicket {
  id: string;
  number: string;
  /** The title or first sentence. */
  title: string | null;
  status: Status;
  category: { slug: string; name: string } | null;
  resolvedAt: string | null;
  /** Null if none were written. */
  resolutionNotes: string | null;
  /** 0 to 1. */
  score: number;
  /** A sentence with words from both texts. */
  reason: string;
  /** An open ticket with nearly the same text. */
  possibleDuplicate: boolean;
}
