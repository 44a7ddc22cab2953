import { triageDecisions } from "@/lib/db/schema";
import {
  type DecisionMode,
  type FieldResult,
  type FieldResults,
  type ProviderAttempt,
  TRIAGE_FIELDS,
  type TriageField,
} from "@/lib/domain/triage";
import type { Transaction } from "@/lib/events/transact";

/** A verdict as the ledger needs it. */
export interface LoggedTriageResult {
  id: string;
  ticketId: string;
  fields: FieldResults;
  shadow: FieldResults | null;
  attempts: ProviderAttempt[];
  inputHash: string | null;
  durationMs: number;
}

/** What became of each field of a verdict, in the transaction that made it so: one row a decision, also for the unused ones. */
export async function recordDecisions(
  tx: Transaction,
  triageResult: LoggedTriageResult,
  modes: Partial<Record<TriageField, DecisionMode>>,
): Promise<void> {
  const rows = decisionRows(triageResult, modes, tx.now());
  if (rows.length > 0) await tx.db.insert(triageDecisions).values(rows).onConflictDoNothing();
}

/** The rows themselves. Pure. */
export function decisionRows(
  triageResult: LoggedTriageResult,
  modes: Partial<Record<TriageField, DecisionMode>>,
  at: Date,
): (typeof triageDecisions.$inferInsert)[] {
  return TRIAGE_FIELDS.flatMap((field) => [
    ...rowOf(triageResult, field, triageResult.fields[field], modes[field] ?? "suggested", at),
    ...rowOf(triageResult, field, triageResult.shadow?.[field], "shadow", at),
  ]);
}

function rowOf(
  { id, ticketId, attempts, inputHash, durationMs }: LoggedTriageResult,
  field: TriageField,
  reading: FieldResult<string | string[]> | undefined,
  mode: DecisionMode,
  at: Date,
): (typeof triageDecisions.$inferInsert)[] {
  if (!reading) return [];
  const { provider, source, confidence, reason, quotes, holdReason = null } = reading;
  const asked = attempts.find((each) => each.provider === provider);
  return [
    {
      ticketId,
      triageResultId: id,
      field,
      value: field === "title" ? null : reading.value,
      mode,
      holdReason,
      source,
      provider,
      model: asked?.model ?? null,
      promptVersion: asked?.promptVersion ?? null,
      confidence,
      reason,
      quotes,
      inputHash,
      inputTokens: asked?.inputTokens ?? null,
      outputTokens: asked?.outputTokens ?? null,
      costMicros: asked?.costMicros ?? null,
      durationMs: asked?.ms ?? durationMs,
      createdAt: at,
    },
  ];
}
