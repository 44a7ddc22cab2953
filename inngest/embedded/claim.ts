import { and, asc, eq, inArray, isNotNull, isNull, lte, notInArray, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import { engineJobs, engineRuns, engineSteps } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import type { EngineContext } from "./context";

/** A call that is this process's to make, with all that it takes. */
export interface Call {
  id: string;
  claim: string;
  runId: string;
  functionId: string;
  /** The one step to run, or null to let the function go on by itself. */
  stepId: string | null;
  lane: string | null;
  attempt: number;
  losses: number;
  /** The event that started the run, as JSON. */
  event: string;
  /** Finished steps in the order in which they finished, each `{data}` or `{error}` as JSON. */
  steps: { id: string; memo: string }[];
}

/** What counts against a limit of concurrency. */
export type InLane = Pick<Call, "lane" | "functionId">;

/**
 * Claims calls that are due, the longest due first, `free` at most, and none that would go beyond the limit of its
 * lane with those that are under way.
 */
export async function claimCalls(ctx: EngineContext, free: number, underWay: InLane[]): Promise<Call[]> {
  const lanes = new Lanes(ctx, underWay);
  const due = await dueCalls(ctx, lanes.any ? free * LOOK_AHEAD : free, lanes.full());
  const chosen = due.filter((job) => lanes.enter(job)).slice(0, free);
  if (chosen.length === 0) return [];
  return ctx.db.transaction((tx) => take(tx as unknown as Db, ctx, chosen));
}

/** Frees what was under way when the process that did it ended. Only for the one process that leads. */
export async function releaseLost(db: Db): Promise<void> {
  await release(db, isNotNull(engineJobs.claim));
}

/** Frees calls whose outcome could not be stored; they will be made again. */
export async function releaseCalls(db: Db, calls: { id: string; claim: string }[]): Promise<void> {
  if (calls.length === 0) return;
  await release(db, or(...calls.map((call) => and(eq(engineJobs.id, call.id), eq(engineJobs.claim, call.claim)))));
}

type Due = Awaited<ReturnType<typeof dueCalls>>[number];

/** With limits about, more is read than is free, because some will be passed over. */
const LOOK_AHEAD = 4;

/** Counts the calls of each lane against the limit of its function. */
class Lanes {
  private readonly counts = new Map<string, { count: number; limit: number }>();

  constructor(
    private readonly ctx: EngineContext,
    underWay: InLane[],
  ) {
    for (const call of underWay) this.enter(call);
  }

  /** True where some function has a limit at all. */
  get any(): boolean {
    return [...this.ctx.functions.values()].some((fn) => fn.concurrency !== undefined);
  }

  full(): string[] {
    return [...this.counts].filter(([, { count, limit }]) => count >= limit).map(([lane]) => lane);
  }

  /** Counts a call in, or answers false where its lane has no room. */
  enter({ lane, functionId }: InLane): boolean {
    if (lane === null) return true;
    const limit = this.ctx.functions.get(functionId)?.concurrency?.limit ?? Infinity;
    const count = this.counts.get(lane)?.count ?? 0;
    if (count >= limit) return false;
    this.counts.set(lane, { count: count + 1, limit });
    return true;
  }
}

async function dueCalls(ctx: EngineContext, limit: number, fullLanes: string[]) {
  return ctx.db
    .select({
      id: engineJobs.id,
      runId: engineJobs.runId,
      stepId: engineJobs.stepId,
      lane: engineJobs.lane,
      attempt: engineJobs.attempt,
      losses: engineJobs.losses,
      functionId: engineRuns.functionId,
      event: engineRuns.event,
      startedAt: engineRuns.startedAt,
    })
    .from(engineJobs)
    .innerJoin(engineRuns, eq(engineRuns.id, engineJobs.runId))
    .where(
      and(
        eq(engineJobs.kind, "call"),
        isNull(engineJobs.claim),
        lte(engineJobs.dueAt, ctx.now()),
        fullLanes.length > 0 ? or(isNull(engineJobs.lane), notInArray(engineJobs.lane, fullLanes)) : undefined,
      ),
    )
    .orderBy(asc(engineJobs.dueAt), asc(engineJobs.id))
    .limit(limit);
}

async function take(db: Db, ctx: EngineContext, chosen: Due[]): Promise<Call[]> {
  const claim = newId();
  const ids = chosen.map((job) => job.id);
  const taken = await db
    .update(engineJobs)
    .set({ claim })
    .where(and(inArray(engineJobs.id, ids), isNull(engineJobs.claim)))
    .returning({ id: engineJobs.id });
  const mine = new Set(taken.map((row) => row.id));
  const jobs = chosen.filter((job) => mine.has(job.id));
  const fresh = jobs.filter((job) => job.startedAt === null).map((job) => job.runId);
  if (fresh.length > 0) {
    await db.update(engineRuns).set({ state: "running", startedAt: ctx.now() }).where(inArray(engineRuns.id, fresh));
  }
  const steps = await finishedSteps(
    db,
    jobs.filter((job) => job.startedAt !== null).map((job) => job.runId),
  );
  return jobs.map((job) => ({ ...job, claim, steps: steps.get(job.runId) ?? [] }));
}

async function finishedSteps(db: Db, runIds: string[]): Promise<Map<string, Call["steps"]>> {
  const steps = new Map<string, Call["steps"]>();
  if (runIds.length === 0) return steps;
  const rows = await db
    .select({ runId: engineSteps.runId, id: engineSteps.id, memo: engineSteps.memo })
    .from(engineSteps)
    .where(and(inArray(engineSteps.runId, runIds), isNotNull(engineSteps.memo)))
    .orderBy(asc(engineSteps.finishedAs));
  for (const { runId, id, memo } of rows) {
    steps.set(runId, [...(steps.get(runId) ?? []), { id, memo: memo ?? "null" }]);
  }
  return steps;
}

async function release(db: Db, which: SQL | undefined): Promise<void> {
  await db
    .update(engineJobs)
    .set({ claim: null, losses: sql`${engineJobs.losses} + 1` })
    .where(which);
}
