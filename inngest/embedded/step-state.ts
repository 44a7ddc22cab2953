import { and, eq, getTableColumns, isNull, sql } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import { prepared } from "@/lib/db/prepared";
import { engineRuns, engineSteps } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import type { CallName } from "./lock-call";
import { type Op, type StepMemo, wireError } from "./wire";

const NANOS_PER_MS = 1_000_000;

/** Saves the results of steps, in this order. Saved steps never change. */
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

/** Saves the result of one step; false if the call is stale. Runs after every step, so it is one prepared statement. */
export async function saveStepState(db: Db, call: CallName & { stepId: null }, op: Op, now: Date): Promise<boolean> {
  const { startedAt, endedAt, ...row } = memoRow(call.runId, op, now);
  const times = { startedAt: startedAt.toISOString(), endedAt: endedAt.toISOString() };
  const saved = await prepared(db, "engine_keep_memo", (name) =>
    db
      .insert(engineSteps)
      .select(sql`select ${ROW_VALUES} from ${engineRuns} where ${IS_CLAIMED} for update`)
      // A repeated report changes nothing, but still returns the row.
      .onConflictDoUpdate({ target: [engineSteps.runId, engineSteps.id], set: { runId: sql`excluded.run_id` } })
      .returning({ id: engineSteps.id })
      .prepare(name),
  ).execute({ ...row, ...times, claim: call.claim });
  return saved.length > 0;
}

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

const PARAMETERS = new Set(["runId", "id", "op", "name", "state", "memo", "finishedAs", "startedAt", "endedAt"]);
const ZEROS = new Set(["attempt", "losses"]);

/** The row in column order, because `insert … select` takes values by position. */
const ROW_VALUES = sql.join(
  Object.entries(getTableColumns(engineSteps)).map(([name, column]) => {
    const value = PARAMETERS.has(name) ? sql.placeholder(name) : sql.raw(ZEROS.has(name) ? "0" : "null");
    return sql`cast(${value} as ${sql.raw(column.getSQLType())})`;
  }),
  sql`, `,
);

const IS_CLAIMED = and(
  eq(engineRuns.id, sql.placeholder("runId")),
  eq(engineRuns.claim, sql.placeholder("claim")),
  isNull(engineRuns.endedAt),
);
