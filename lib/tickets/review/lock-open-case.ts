import { and, eq } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { tickets, triageResults } from "@/lib/db/schema";
import type { TriageField } from "@/lib/domain/triage";
import { AppError } from "@/lib/errors";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { isLatestTriageResult, isUnsettled, waitsForReview } from "./open-cases";
import { openFields, type ReviewedResult } from "./open-fields";

/** A triage result that waits for an answer. */
export interface OpenCase extends ReviewedResult {
  open: TriageField[];
}

/**
 * The triage result of a locked ticket as the person saw it. `stale` if it was answered, triage ran again, or the
 * ticket ended.
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
    throw new AppError("stale", "This case is closed: it was already answered, or triage ran again.");
  return { ...row, open: openFields(row, provenance) };
}
