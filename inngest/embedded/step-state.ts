import { and, eq, getTableColumns, isNull, sql } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import { prepared } from "@/lib/db/prepared";
import { engineRuns, engineSteps } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import type { CallName } from "./lock-call";
import { type Op, type StepMemo, wireError } from "./wire";

const NANOS_PER_MS = 1_000_000;

/** Keeps what steps answered, in this order; a step that is kept already stays as it is. */
export async function saveStepStates(db: Db, runId: string, ops: Op[], now: Date): Promise<void> {
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
 * Keeps what one step answered where the claim of the call still holds. False where the call is stale. This is done
 * after each step of each run, so it is one statement, and worked out once.
 */
export async function saveStepState(db: Db, call: CallName & { stepId: null }, op: Op, now: Date): Promise<boolean> {
  const { startedAt, endedAt, ...row } = memoRow(call.runId, op, now);
  const times = { startedAt: startedAt.toISOString(), endedAt: endedAt.toISOString() };
  const kept = await prepared(db, "engine_keep_memo", (name) =>
    db
      .insert(engineSteps)
      .select(sql`select ${GIVEN} from ${engineRuns} where ${HELD} for update`)
      // A report that comes twice changes nothing, but is answered like the first.
      .onConflictDoUpdate({ target: [engineSteps.runId, engineSteps.id], set: { runId: sql`excluded.run_id` } })
      .returning({ id: engineSteps.id })
      .prepare(name),
  ).execute({ ...row, ...times, claim: call.claim });
  return kept.length > 0;
}

/** The name that people see. */
export function stepDisplayName(op: Op): string {
  return op.displayName ?? op.name ?? op.id;
}

function memoRow(runId: string, op: Op, now: Date) {
  const failed = op.op !== "StepRun";
  const memo: StepMemo = failed ? { error: wireError(op.error) } : { data: op.data ?? null };
  const startMs = op.timing ? op.timing.a / NANOS_PER_MS : now.getTime();
  return {
    runId,
    id: op.id,
    op: op.op,
    name: stepDisplayName(op),
    state: failed ? ("failed" as const) : ("done" as const),
    memo: JSON.stringify(memo),
    finishedAs: newId(),
    startedAt: new Date(startMs),
    endedAt: new Date(startMs + (op.timing ? op.timing.b / NANOS_PER_MS : 0)),
  };
}

const ROW = new Set(["runId", "id", "op", "name", "state", "memo", "finishedAs", "startedAt", "endedAt"]);
const ZERO = new Set(["attempt", "losses"]);

/** A row in the order of the table's columns, as an `insert … select` takes it. */
const GIVEN = sql.join(
  Object.entries(getTableColumns(engineSteps)).map(([name, column]) => {
    const value = ROW.has(name) ? sql.placeholder(name) : sql.raw(ZERO.has(name) ? "0" : "null");
    return sql`cast(${value} as ${sql.raw(column.getSQLType())})`;
  }),
  sql`, `,
);

const HELD = and(
  eq(engineRuns.id, sql.placeholder("runId")),
  eq(engineRuns.claim, sql.placeholder("claim")),
  isNull(engineRuns.endedAt),
);
