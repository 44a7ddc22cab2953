import { and, eq } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { tickets, triageResults } from "@/lib/db/schema";
import type { TriageField } from "@/lib/domain/triage";
import { AppError } from "@/lib/errors";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { isLatestTriageResult, isUnsettled, waitsForReview } from "./open-cases";
import { openFields, type ReviewedResult } from "./open-fields";

/** A reading that waits for an answer, with the fields that are still open. */
export interface OpenCase extends ReviewedResult {
  open: TriageField[];
}

/**
 * The reading of a held ticket as it was looked at. Throws `stale` where it no longer waits for an answer: somebody
 * gave one, the ticket was read again, or its work is over.
 */
export async function lockOpenCase(
  { db }: Pick<Context, "db">,
  { id, provenance }: TicketRow,
  triageResultId: string,
): Promise<OpenCase> {
  const [row] = await db
    .select({ id: triageResults.id, fields: triageResults.fields, needsReview: triageResults.needsReview })
    .from(tickets)
    .innerJoin(triageResults, isLatestTriageResult())
    .where(and(eq(tickets.id, id), waitsForReview(), isUnsettled()));
  if (row?.id !== triageResultId)
    throw new AppError("stale", "This case is closed: somebody answered it, or the ticket was read again.");
  return { ...row, open: openFields(row, provenance) };
}
