import { decisions } from "@/lib/db/schema";
import {
  type DecisionMode,
  type FieldReading,
  type ProviderTry,
  TRIAGE_FIELDS,
  type TriageField,
  type VerdictFields,
} from "@/lib/domain/triage";
import type { Transaction } from "@/lib/events/transact";

/** A verdict as the ledger needs it. */
export interface LedgerVerdict {
  id: string;
  ticketId: string;
  fields: VerdictFields;
  shadow: VerdictFields | null;
  tries: ProviderTry[];
  inputHash: string | null;
  durationMs: number;
}

/** What became of each field of a verdict, in the transaction that made it so: one row a decision, also for the unused ones. */
export async function writeLedger(
  tx: Transaction,
  verdict: LedgerVerdict,
  modes: Partial<Record<TriageField, DecisionMode>>,
): Promise<void> {
  const rows = ledgerRows(verdict, modes, tx.now());
  if (rows.length > 0) await tx.db.insert(decisions).values(rows).onConflictDoNothing();
}

/** The rows themselves. Pure. */
export function ledgerRows(
  verdict: LedgerVerdict,
  modes: Partial<Record<TriageField, DecisionMode>>,
  at: Date,
): (typeof decisions.$inferInsert)[] {
  return TRIAGE_FIELDS.flatMap((field) => [
    ...rowOf(verdict, field, verdict.fields[field], modes[field] ?? "suggested", at),
    ...rowOf(verdict, field, verdict.shadow?.[field], "shadow", at),
  ]);
}

function rowOf(
  { id, ticketId, tries, inputHash, durationMs }: LedgerVerdict,
  field: TriageField,
  reading: FieldReading<string | string[]> | undefined,
  mode: DecisionMode,
  at: Date,
): (typeof decisions.$inferInsert)[] {
  if (!reading) return [];
  const { provider, source, confidence, reason, quotes, doubt = null } = reading;
  const asked = tries.find((each) => each.provider === provider);
  return [
    {
      ticketId,
      verdictId: id,
      field,
      value: field === "title" ? null : reading.value,
      mode,
      doubt,
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
