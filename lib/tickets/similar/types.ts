import type { Status } from "@/lib/domain/ticket";

/** A ticket that is like the one asked about. */
export interface SimilarTicket {
  id: string;
  number: string;
  /** Its title, or its first sentence. */
  title: string | null;
  status: Status;
  category: { slug: string; name: string } | null;
  resolvedAt: string | null;
  /** What resolved it; null where nobody wrote it down. */
  resolutionNotes: string | null;
  /** 0 to 1. */
  score: number;
  /** A sentence with words that stand in both. */
  reason: string;
  /** It is open, and says nearly the same. */
  possibleDuplicate: boolean;
}
