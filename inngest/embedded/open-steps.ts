import type { Db } from "@/lib/db/client";
import { engineSteps } from "@/lib/db/schema";
import { celProblem } from "./cel";
import type { EngineContext } from "./context";
import { stepDisplayName } from "./step-state";
import { opRefusal } from "./supported";
import { readMoment } from "./time";
import type { Op } from "./wire";

/** Why the engine can't perform an op, with step and reason; undefined if it can. */
export function unsupportedReason(op: Op, now: Date): string | undefined {
  const reason = opRefusal(op) ?? timeProblem(op, now) ?? conditionProblem(op);
  return reason && `The embedded engine can't do "${stepDisplayName(op)}": ${reason}.`;
}

/** Stores the steps that a call requests for later, each with its due time. Returns true if any is new. */
export async function openSteps(db: Db, ctx: EngineContext, runId: string, ops: Op[]): Promise<boolean> {
  const requested = ops.filter((op) => UNTIL.has(op.op));
  if (requested.length === 0) return false;
  const now = ctx.now();
  const rows = requested.map((op) => {
    const until = UNTIL.get(op.op)?.(op) ?? null;
    return {
      runId,
      id: op.id,
      op: op.op,
      name: stepDisplayName(op),
      state: until === null ? ("planned" as const) : ("waiting" as const),
      eventName: op.op === "WaitForEvent" ? op.name : null,
      condition: textOf(op.opts?.if),
      dueAt: until === null ? now : readMoment(until, now),
      startedAt: now,
    };
  });
  const saved = await db.insert(engineSteps).values(rows).onConflictDoNothing().returning({ id: engineSteps.id });
  return saved.length > 0;
}

/** The ops that request a step for later, and until when it waits; null runs it now. */
const UNTIL = new Map<string, (op: Op) => string | null>([
  ["StepPlanned", () => null],
  ["Sleep", (op) => op.name ?? ""],
  ["WaitForEvent", (op) => textOf(op.opts?.timeout)],
]);

function timeProblem(op: Op, now: Date): string | undefined {
  const until = UNTIL.get(op.op)?.(op) ?? null;
  if (op.op === "WaitForEvent" && until === null) return "a wait needs a timeout";
  return until === null || readMoment(until, now) ? undefined : `the time "${until}" can't be read`;
}

function conditionProblem(op: Op): string | undefined {
  const condition = textOf(op.opts?.if);
  const problem = condition === null ? undefined : celProblem(condition);
  return problem && `its condition can't be read (${problem})`;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
