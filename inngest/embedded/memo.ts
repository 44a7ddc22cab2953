import { and, getTableColumns, isNull, sql } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import { engineRuns, engineSteps } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { type CallName, claimedRow } from "./hold";
import { type Memo, type Op, wireError } from "./wire";

const NANOS_PER_MS = 1_000_000;

/** Keeps what steps answered, in this order; a step that is kept already stays as it is. */
export async function keepMemos(db: Db, runId: string, ops: Op[], now: Date): Promise<void> {
  if (ops.length === 0) return;
  await db
    .insert(engineSteps)
    .values(ops.map((op) => memoRow(runId, op, now)))
    .onConflictDoUpdate({
      target: [engineSteps.runId, engineSteps.id],
      set: {
        op: sql`excluded.op`,
        state: sql`excluded.state`,
        memo: sql`excluded.memo`,
        finishedAs: sql`excluded.finished_as`,
        startedAt: sql`excluded.started_at`,
        endedAt: sql`excluded.ended_at`,
        dueAt: null,
        claim: null,
      },
      setWhere: isNull(engineSteps.memo),
    });
}

/**
 * Keeps what one step answered where the claim of the call still holds, in one statement: this is done after each step
 * of each run. False where the call is stale.
 */
export async function keepMemoOf(db: Db, call: CallName & { stepId: null }, op: Op, now: Date): Promise<boolean> {
  const row = memoRow(call.runId, op, now);
  const held = and(claimedRow(call), isNull(engineRuns.endedAt));
  const kept = await db
    .insert(engineSteps)
    .select(sql`select ${valuesOf(row)} from ${engineRuns} where ${held} for update`)
    // A report that comes twice changes nothing, but is answered like the first.
    .onConflictDoUpdate({ target: [engineSteps.runId, engineSteps.id], set: { runId: call.runId } })
    .returning({ id: engineSteps.id });
  return kept.length > 0;
}

/** The name that people see. */
export function nameOf(op: Op): string {
  return op.displayName ?? op.name ?? op.id;
}

function memoRow(runId: string, op: Op, now: Date): typeof engineSteps.$inferInsert {
  const failed = op.op !== "StepRun";
  const memo: Memo = failed ? { error: wireError(op.error) } : { data: op.data ?? null };
  const startMs = op.timing ? op.timing.a / NANOS_PER_MS : now.getTime();
  return {
    runId,
    id: op.id,
    op: op.op,
    name: nameOf(op),
    state: failed ? "failed" : "done",
    memo: JSON.stringify(memo),
    finishedAs: newId(),
    attempt: 0,
    losses: 0,
    startedAt: new Date(startMs),
    endedAt: new Date(startMs + (op.timing ? op.timing.b / NANOS_PER_MS : 0)),
  };
}

/** The row in the order of the table's columns, as an `insert … select` takes it. */
function valuesOf(row: Record<string, unknown>) {
  const values = Object.entries(getTableColumns(engineSteps)).map(
    ([name, column]) => sql`cast(${sql.param(row[name] ?? null, column)} as ${sql.raw(column.getSQLType())})`,
  );
  return sql.join(values, sql`, `);
}
