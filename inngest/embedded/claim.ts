import { and, asc, eq, inArray, isNotNull, isNull, lte, notInArray, or, sql } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import { engineRuns, engineSteps } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { ConcurrencyCounts, type ConcurrencyKey } from "./concurrency";
import type { EngineContext } from "./context";
import { type CallName, claimedRow } from "./lock-call";

export interface Call extends CallName, ConcurrencyKey {
  attempt: number;
  losses: number;
  event: string;
  /** Finished steps in order of finishing, each `{data}` or `{error}` as JSON. */
  steps: { id: string; memo: string }[];
}

/** If any function has a concurrency limit, so many times more rows are read, because some are skipped. */
const LOOK_AHEAD = 4;

/**
 * Claims at most `free` due calls, oldest first. The calls `underWay` count toward concurrency limits. Planned steps
 * are claimed only with `alsoSteps`.
 */
export async function claimCalls(
  ctx: EngineContext,
  free: number,
  underWay: ConcurrencyKey[],
  alsoSteps: boolean,
): Promise<Call[]> {
  const counts = new ConcurrencyCounts(ctx.functions, underWay);
  const limit = counts.any ? free * LOOK_AHEAD : free;
  const runs = await dueRuns(ctx, limit, counts.full());
  const steps = alsoSteps ? await dueSteps(ctx, limit, counts.full()) : [];
  const due = [...runs, ...steps].sort((a, b) => Number(a.dueAt) - Number(b.dueAt));
  const chosen = due.filter((call) => counts.enter(call)).slice(0, free);
  const memos = await finishedSteps(ctx.db, chosen);
  const claim = newId();
  const claimed = await claimAll(ctx, chosen, claim);
  return claimed.map((call) => ({ ...call, claim, steps: memos.get(call.runId) ?? [] }));
}

/** Releases all claims, which earlier leaders left behind. Only a new leader may do this, before its first claim. */
export async function releaseLost(db: Db): Promise<void> {
  await db.update(engineRuns).set(lost(engineRuns)).where(isNotNull(engineRuns.claim));
  await db.update(engineSteps).set(lost(engineSteps)).where(isNotNull(engineSteps.claim));
}

/** Releases a call whose result could not be stored, so that it is made again. */
export async function releaseCall(db: Db, call: CallName): Promise<void> {
  const table = call.stepId === null ? engineRuns : engineSteps;
  await db.update(table).set(lost(table)).where(claimedRow(call));
}

function lost(table: typeof engineRuns | typeof engineSteps) {
  return { claim: null, losses: sql`${table.losses} + 1` };
}

interface Due extends ConcurrencyKey, Pick<Call, "runId" | "stepId" | "attempt" | "losses" | "event"> {
  dueAt: Date | null;
  startedAt: Date | null;
}

async function dueRuns(ctx: EngineContext, limit: number, fullKeys: string[]): Promise<Due[]> {
  const rows = await ctx.db
    .select({ ...RUN, dueAt: engineRuns.dueAt, attempt: engineRuns.attempt, losses: engineRuns.losses })
    .from(engineRuns)
    .where(and(lte(engineRuns.dueAt, ctx.now()), isNull(engineRuns.claim), hasFreeKey(fullKeys)))
    .orderBy(asc(engineRuns.dueAt), asc(engineRuns.id))
    .limit(limit);
  return rows.map((row) => ({ ...row, stepId: null }));
}

async function dueSteps(ctx: EngineContext, limit: number, fullKeys: string[]): Promise<Due[]> {
  return ctx.db
    .select({
      ...RUN,
      stepId: engineSteps.id,
      dueAt: engineSteps.dueAt,
      attempt: engineSteps.attempt,
      losses: engineSteps.losses,
    })
    .from(engineSteps)
    .innerJoin(engineRuns, eq(engineRuns.id, engineSteps.runId))
    .where(
      and(
        lte(engineSteps.dueAt, ctx.now()),
        isNull(engineSteps.claim),
        eq(engineSteps.state, "planned"),
        hasFreeKey(fullKeys),
      ),
    )
    .orderBy(asc(engineSteps.dueAt))
    .limit(limit);
}

const RUN = {
  runId: engineRuns.id,
  functionId: engineRuns.functionId,
  concurrencyKey: engineRuns.concurrencyKey,
  event: engineRuns.event,
  startedAt: engineRuns.startedAt,
};

function hasFreeKey(fullKeys: string[]) {
  return fullKeys.length > 0
    ? or(isNull(engineRuns.concurrencyKey), notInArray(engineRuns.concurrencyKey, fullKeys))
    : undefined;
}

async function finishedSteps(db: Db, due: Due[]): Promise<Map<string, Call["steps"]>> {
  const steps = new Map<string, Call["steps"]>();
  const started = due.filter((call) => call.startedAt !== null).map((call) => call.runId);
  if (started.length === 0) return steps;
  const rows = await db
    .select({ runId: engineSteps.runId, id: engineSteps.id, memo: engineSteps.memo })
    .from(engineSteps)
    .where(and(inArray(engineSteps.runId, started), isNotNull(engineSteps.memo)))
    .orderBy(asc(engineSteps.finishedAs));
  for (const { runId, id, memo } of rows) {
    const known = steps.get(runId) ?? [];
    known.push({ id, memo: memo ?? "" });
    steps.set(runId, known);
  }
  return steps;
}

/** Conditional updates, so that only one of two processes that both think they lead gets a call. */
async function claimAll(ctx: EngineContext, chosen: Due[], claim: string): Promise<Due[]> {
  const runs = chosen.filter((call) => call.stepId === null);
  const steps = chosen.filter((call) => call.stepId !== null);
  if (steps.length === 0) return claimRuns(ctx.db, ctx, runs, claim);
  return ctx.db.transaction(async (handle) => {
    const db = handle as unknown as Db;
    return [...(await claimRuns(db, ctx, runs, claim)), ...(await claimSteps(db, steps, claim))];
  });
}

async function claimRuns(db: Db, ctx: EngineContext, runs: Due[], claim: string): Promise<Due[]> {
  if (runs.length === 0) return [];
  const ids = runs.map((call) => call.runId);
  const startedAt = sql`coalesce(${engineRuns.startedAt}, ${sql.param(ctx.now(), engineRuns.startedAt)})`;
  const claimed = await db
    .update(engineRuns)
    .set({ claim, state: "running", startedAt })
    .where(and(inArray(engineRuns.id, ids), isNull(engineRuns.claim), isNull(engineRuns.endedAt)))
    .returning({ id: engineRuns.id });
  const claimedIds = new Set(claimed.map((row) => row.id));
  return runs.filter((call) => claimedIds.has(call.runId));
}

async function claimSteps(db: Db, steps: Due[], claim: string): Promise<Due[]> {
  const rows = steps.map((call) => and(eq(engineSteps.runId, call.runId), eq(engineSteps.id, call.stepId ?? "")));
  const claimed = await db
    .update(engineSteps)
    .set({ claim })
    .where(and(or(...rows), isNull(engineSteps.claim), isNotNull(engineSteps.dueAt)))
    .returning({ runId: engineSteps.runId, id: engineSteps.id });
  return steps.filter((call) => claimed.some((row) => row.runId === call.runId && row.id === call.stepId));
}
