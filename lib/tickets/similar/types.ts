import type { Status } from "@/lib/domain/ticket";

export interface SimilarTicket {
  id: string;
  number: string;
  title: string | null;
  status: Status;
  category: { slug: string; name: string } | null;
  resolvedAt: string | null;
  resolutionNotes: string | null;
  /** 0 to 1. */
  score: number;
  reason: string;
  possibleDuplicate: boolean;
}
