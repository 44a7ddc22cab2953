import { and, asc, desc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { cutPage, readCursor } from "@/lib/cursor";
import { engineFailures, engineRuns, engineSteps } from "@/lib/db/schema";
import type { StepState } from "@/lib/domain/job-run";
import { notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import type { ListRuns } from "./input";
import { eventIds, parseStoredError, type RunError, UNREADABLE } from "./stored-json";

export interface RunSummary extends Omit<SummaryRow, "eventId" | "eventName"> {
  event: { id: string; name: string };
  durationMs: number | null;
}

export interface RunFailure {
  stepId: string | null;
  /** Null if the function failed outside of a step, or if only the step's id is known. */
  stepName: string | null;
  attempt: number;
  error: RunError;
  at: Date;
  retryAt: Date | null;
}

export interface RunStep {
  id: string;
  name: string;
  /** The SDK's kind of step: `StepRun`, `Sleep`, `WaitForEvent`, … */
  op: string;
  state: StepState;
  attempts: number;
  eventName: string | null;
  dueAt: Date | null;
  underWay: boolean;
  startedAt: Date;
  endedAt: Date | null;
  durationMs: number | null;
  error: RunError | null;
}

export interface RunDetails extends Omit<RunSummary, "event"> {
  /** `ids` are the event's ids of rows, such as `ticketId`. */
  event: { id: string; name: string; ids: Record<string, string> };
  error: RunError | null;
  dueAt: Date | null;
  steps: RunStep[];
  failures: RunFailure[];
}

export async function listRuns(
  ctx: Context,
  input: ListRuns,
): Promise<{ runs: RunSummary[]; nextCursor: string | null }> {
  authorize(ctx.actor, "runs.read");
  const after = readCursor(input.cursor, ById);
  const rows = await ctx.db
    .select(SUMMARY)
    .from(engineRuns)
    .where(
      and(
        input.functionId === undefined ? undefined : eq(engineRuns.functionId, input.functionId),
        input.state === undefined ? undefined : eq(engineRuns.state, input.state),
        after && lt(engineRuns.id, after[0]),
      ),
    )
    .orderBy(desc(engineRuns.id))
    .limit(input.limit + 1);
  const { page, nextCursor } = cutPage(rows, input.limit, ({ id }) => [id]);
  return { runs: page.map(toSummary), nextCursor };
}

/** Ids of all functions with runs, for the filter. */
export async function listRunFunctions(ctx: Context): Promise<string[]> {
  authorize(ctx.actor, "runs.read");
  const rows = await ctx.db
    .selectDistinct({ functionId: engineRuns.functionId })
    .from(engineRuns)
    .orderBy(asc(engineRuns.functionId));
  return rows.map((row) => row.functionId);
}

/** One run with its steps in order of their start, and all failed attempts. Throws `not_found`. */
export async function findRun(ctx: Context, id: string): Promise<RunDetails> {
  authorize(ctx.actor, "runs.read");
  const [found] = isId(id)
    ? await ctx.db
        .select({ ...SUMMARY, body: engineRuns.event, error: engineRuns.error, dueAt: engineRuns.dueAt })
        .from(engineRuns)
        .where(eq(engineRuns.id, id))
    : [];
  if (!found) throw notFound("run");
  const { body, error, dueAt, ...row } = found;
  const failures = await failuresOf(ctx, id);
  const { event, ...summary } = toSummary(row);
  return {
    ...summary,
    event: { ...event, ids: eventIds(body) },
    error: parseStoredError(error),
    dueAt,
    steps: await stepsOf(ctx, id, failures),
    failures,
  };
}

const ById = z.tuple([z.uuid()]);

const SUMMARY = {
  id: engineRuns.id,
  functionId: engineRuns.functionId,
  eventId: engineRuns.eventId,
  eventName: engineRuns.eventName,
  state: engineRuns.state,
  createdAt: engineRuns.createdAt,
  startedAt: engineRuns.startedAt,
  endedAt: engineRuns.endedAt,
};

type SummaryRow = Pick<typeof engineRuns.$inferSelect, keyof typeof SUMMARY>;

function toSummary({ eventId, eventName, ...row }: SummaryRow): RunSummary {
  return { ...row, event: { id: eventId, name: eventName }, durationMs: msBetween(row.createdAt, row.endedAt) };
}

async function failuresOf(ctx: Context, runId: string): Promise<RunFailure[]> {
  const rows = await ctx.db
    .select({
      stepId: engineFailures.stepId,
      stepName: engineFailures.stepName,
      attempt: engineFailures.attempt,
      error: engineFailures.error,
      at: engineFailures.at,
      retryAt: engineFailures.retryAt,
    })
    .from(engineFailures)
    .where(eq(engineFailures.runId, runId))
    .orderBy(asc(engineFailures.id));
  return rows.map((row) => ({ ...row, error: parseStoredError(row.error) ?? UNREADABLE }));
}

async function stepsOf(ctx: Context, runId: string, failures: RunFailure[]): Promise<RunStep[]> {
  const rows = await ctx.db
    .select({
      id: engineSteps.id,
      name: engineSteps.name,
      op: engineSteps.op,
      state: engineSteps.state,
      memo: engineSteps.memo,
      eventName: engineSteps.eventName,
      dueAt: engineSteps.dueAt,
      claim: engineSteps.claim,
      startedAt: engineSteps.startedAt,
      endedAt: engineSteps.endedAt,
    })
    .from(engineSteps)
    .where(eq(engineSteps.runId, runId))
    .orderBy(asc(engineSteps.startedAt), asc(engineSteps.finishedAs));
  return rows.map(({ memo, claim, ...step }) => ({
    ...step,
    attempts: failures.filter((failure) => failure.stepId === step.id).length + (step.state === "done" ? 1 : 0),
    underWay: claim !== null,
    durationMs: msBetween(step.startedAt, step.endedAt),
    error: step.state === "failed" ? parseStoredError(memo) : null,
  }));
}

function msBetween(start: Date, end: Date | null): number | null {
  return end && end.getTime() - start.getTime();
}
