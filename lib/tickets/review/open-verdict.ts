import { and, eq } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { tickets, verdicts } from "@/lib/db/schema";
import type { TriageField } from "@/lib/domain/triage";
import { AppError } from "@/lib/errors";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { isLatestVerdict, isUnsettled, waitsForReview } from "./open-cases";
import { openFields, type ReviewedVerdict } from "./open-fields";

/** A reading that waits for an answer, with the fields that are still open. */
export interface OpenVerdict extends ReviewedVerdict {
  open: TriageField[];
}

/**
 * The reading of a held ticket as it was looked at. Throws `stale` where it no longer waits for an answer: somebody
 * gave one, the ticket was read again, or its work is over.
 */
export async function openVerdict(
  { db }: Pick<Context, "db">,
  { id, provenance }: TicketRow,
  verdictId: string,
): Promise<OpenVerdict> {
  const [row] = await db
    .select({ id: verdicts.id, fields: verdicts.fields, needsReview: verdicts.needsReview })
    .from(tickets)
    .innerJoin(verdicts, isLatestVerdict())
    .where(and(eq(tickets.id, id), waitsForReview(), isUnsettled()));
  if (row?.id !== verdictId)
    throw new AppError("stale", "This case is closed: somebody answered it, or the ticket was read again.");
  return { ...row, open: openFields(row, provenance) };
}
