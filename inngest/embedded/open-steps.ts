import type { Db } from "@/lib/db/client";
import { engineJobs, engineSteps } from "@/lib/db/schema";
import { celFault } from "./cel";
import type { EngineContext } from "./context";
import { nameOf } from "./memo";
import { opRefusal } from "./supported";
import { readMoment } from "./time";
import type { Op } from "./wire";

/** Why the engine can't do what an op asks for, naming step and reason; undefined where it can. */
export function refusalOf(op: Op, now: Date): string | undefined {
  const why = opRefusal(op) ?? timeFault(op, now) ?? conditionFault(op);
  return why && `The embedded engine can't do "${nameOf(op)}": ${why}.`;
}

/**
 * Keeps the steps that a call asks to be done later, each with the job that does or wakes it. Steps side by side are
 * kept together; the function is called to go on when all have finished. Returns whether any was new.
 */
export async function openSteps(
  db: Db,
  ctx: EngineContext,
  run: { runId: string; lane: string | null },
  ops: Op[],
): Promise<boolean> {
  const asked = ops.filter((op) => ASKING.has(op.op));
  if (asked.length === 0) return false;
  const now = ctx.now();
  const kept = await db
    .insert(engineSteps)
    .values(
      asked.map((op) => ({
        runId: run.runId,
        id: op.id,
        op: op.op,
        name: nameOf(op),
        state: op.op === "StepPlanned" ? ("planned" as const) : ("waiting" as const),
        eventName: op.op === "WaitForEvent" ? op.name : null,
        condition: textOf(op.opts?.if),
        startedAt: now,
      })),
    )
    .onConflictDoNothing()
    .returning({ id: engineSteps.id });
  const fresh = new Set(kept.map((row) => row.id));
  const jobs = asked.filter((op) => fresh.has(op.id)).map((op) => jobOf(run, op, now));
  if (jobs.length > 0) await db.insert(engineJobs).values(jobs);
  return jobs.length > 0;
}

/** The ops that ask for something later, with where they say when it ends. */
const ASKING = new Map<string, (op: Op) => string | null>([
  ["StepPlanned", () => null],
  ["Sleep", (op) => op.name ?? ""],
  ["WaitForEvent", (op) => textOf(op.opts?.timeout)],
]);

function jobOf(run: { runId: string; lane: string | null }, op: Op, now: Date): typeof engineJobs.$inferInsert {
  const until = ASKING.get(op.op)?.(op) ?? null;
  if (until === null) return { runId: run.runId, stepId: op.id, kind: "call", lane: run.lane, dueAt: now };
  return { runId: run.runId, stepId: op.id, kind: "wake", dueAt: readMoment(until, now) ?? now };
}

function timeFault(op: Op, now: Date): string | undefined {
  const until = ASKING.get(op.op)?.(op) ?? null;
  if (op.op === "WaitForEvent" && until === null) return "a wait needs a timeout";
  return until === null || readMoment(until, now) ? undefined : `the time "${until}" can't be read`;
}

function conditionFault(op: Op): string | undefined {
  const condition = textOf(op.opts?.if);
  const fault = condition === null ? undefined : celFault(condition);
  return fault && `its condition can't be read (${fault})`;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
