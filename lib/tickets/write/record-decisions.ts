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

export interface LoggedTriageResult {
  id: string;
  ticketId: string;
  fields: FieldResults;
  shadow: FieldResults | null;
  attempts: ProviderAttempt[];
  inputHash: string | null;
  durationMs: number;
}

/** One row per decision, even for unused values, in the transaction that applied them. */
export async function recordDecisions(
  tx: Transaction,
  result: LoggedTriageResult,
  modes: Partial<Record<TriageField, DecisionMode>>,
): Promise<void> {
  const at = tx.now();
  const rows = TRIAGE_FIELDS.flatMap((field) => [
    ...rowOf(result, field, result.fields[field], modes[field] ?? "suggested", at),
    ...rowOf(result, field, result.shadow?.[field], "shadow", at),
  ]);
  if (rows.length > 0) await tx.db.insert(triageDecisions).values(rows).onConflictDoNothing();
}

function rowOf(
  { id, ticketId, attempts, inputHash, durationMs }: LoggedTriageResult,
  field: TriageField,
  fieldResult: FieldResult<string | string[]> | undefined,
  mode: DecisionMode,
  at: Date,
): (typeof triageDecisions.$inferInsert)[] {
  if (!fieldResult) return [];
  const { provider, source, confidence, reason, quotes, holdReason = null } = fieldResult;
  const attempt = attempts.find((one) => one.provider === provider);
  return [
    {
      ticketId,
      triageResultId: id,
      field,
      value: field === "title" ? null : fieldResult.value,
      mode,
      holdReason,
      source,
      provider,
      model: attempt?.model ?? null,
      promptVersion: attempt?.promptVersion ?? null,
      confidence,
      reason,
      quotes,
      inputHash,
      inputTokens: attempt?.inputTokens ?? null,
      outputTokens: attempt?.outputTokens ?? null,
      costMicros: attempt?.costMicros ?? null,
      durationMs: attempt?.ms ?? durationMs,
      createdAt: at,
    },
  ];
}
