import { sql } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import { engineSteps } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { type Memo, type Op, wireError } from "./wire";

const NANOS_PER_MS = 1_000_000;

/** Keeps what steps answered, in this order; a step that is kept already stays as it is. */
export async function keepMemos(db: Db, runId: string, ops: Op[], attempt: number, now: Date): Promise<void> {
  if (ops.length === 0) return;
  await db
    .insert(engineSteps)
    .values(ops.map((op) => memoRow(runId, op, attempt, now)))
    .onConflictDoUpdate({
      target: [engineSteps.runId, engineSteps.id],
      set: {
        op: sql`excluded.op`,
        state: sql`excluded.state`,
        memo: sql`excluded.memo`,
        finishedAs: sql`excluded.finished_as`,
        attempts: sql`excluded.attempts`,
        startedAt: sql`excluded.started_at`,
        endedAt: sql`excluded.ended_at`,
      },
      setWhere: sql`${engineSteps.memo} is null`,
    });
}

/** The name that people see. */
export function nameOf(op: Op): string {
  return op.displayName ?? op.name ?? op.id;
}

function memoRow(runId: string, op: Op, attempt: number, now: Date): typeof engineSteps.$inferInsert {
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
    attempts: attempt + 1,
    startedAt: new Date(startMs),
    endedAt: new Date(startMs + (op.timing ? op.timing.b / NANOS_PER_MS : 0)),
  };
}
