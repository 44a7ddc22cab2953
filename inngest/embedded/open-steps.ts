import type { Db } from "@/lib/db/client";
import { engineSteps } from "@/lib/db/schema";
import { celProblem } from "./cel";
import type { EngineContext } from "./context";
import { stepDisplayName } from "./step-state";
import { opRefusal } from "./supported";
import { readMoment } from "./time";
import type { Op } from "./wire";

/** Why the engine can't do what an op asks for, naming step and reason; undefined where it can. */
export function unsupportedReason(op: Op, now: Date): string | undefined {
  const why = opRefusal(op) ?? timeFault(op, now) ?? conditionFault(op);
  return why && `The embedded engine can't do "${stepDisplayName(op)}": ${why}.`;
}

/**
 * Keeps the steps that a call asks to be done later, each due when it is to be run or woken. Returns whether any was
 * new.
 */
export async function openSteps(db: Db, ctx: EngineContext, runId: string, ops: Op[]): Promise<boolean> {
  const asked = ops.filter((op) => ASKING.has(op.op));
  if (asked.length === 0) return false;
  const now = ctx.now();
  const rows = asked.map((op) => {
    const until = ASKING.get(op.op)?.(op) ?? null;
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
  const kept = await db.insert(engineSteps).values(rows).onConflictDoNothing().returning({ id: engineSteps.id });
  return kept.length > 0;
}

/** The ops that ask for something later, with where they say when it ends. */
const ASKING = new Map<string, (op: Op) => string | null>([
  ["StepPlanned", () => null],
  ["Sleep", (op) => op.name ?? ""],
  ["WaitForEvent", (op) => textOf(op.opts?.timeout)],
]);

function timeFault(op: Op, now: Date): string | undefined {
  const until = ASKING.get(op.op)?.(op) ?? null;
  if (op.op === "WaitForEvent" && until === null) return "a wait needs a timeout";
  return until === null || readMoment(until, now) ? undefined : `the time "${until}" can't be read`;
}

function conditionFault(op: Op): string | undefined {
  const condition = textOf(op.opts?.if);
  const fault = condition === null ? undefined : celProblem(condition);
  return fault && `its condition can't be read (${fault})`;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
