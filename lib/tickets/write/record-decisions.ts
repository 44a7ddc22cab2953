import { triageDecisions, type triageResults } from "@/lib/db/schema";
import { type DecisionMode, type FieldResult, TRIAGE_FIELDS, type TriageField } from "@/lib/domain/triage";
import type { Transaction } from "@/lib/events/transact";

type TriageResult = typeof triageResults.$inferSelect;

/**
 * Writes the decision log: one row for each predicted value of a triage result, even if it was not applied. Titles
 * are not stored. Safe to repeat.
 */
export async function recordDecisions(
  tx: Transaction,
  result: TriageResult,
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
  { id, ticketId, attempts, inputHash, durationMs }: TriageResult,
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
