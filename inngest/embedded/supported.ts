import { z } from "zod";
import { celProblem } from "./cel";
import { nextTime } from "./cron-time";
import { readDuration } from "./time";

export interface EngineFunction {
  id: string;
  triggers: { event: string; condition?: string }[];
  crons: string[];
  maxAttempts: number;
  concurrency?: { limit: number; key?: string };
  /** Key expression: events with the same key start one run in 24 hours. */
  idempotency?: string;
  cancels: { event: string; condition?: string; withinMs?: number }[];
}

/** A feature of Inngest that the embedded engine lacks. The message names function and option. */
export class Refused extends Error {
  constructor(functionId: string, reason: string) {
    super(
      `The embedded engine can't run "${functionId}": ${reason}. Remove it, or run the functions with Inngest itself.`,
    );
    this.name = "Refused";
  }
}

export function readFunction(config: { id: string; [option: string]: unknown }): EngineFunction {
  for (const [option, value] of Object.entries(config)) {
    if (value != null && !SUPPORTED_OPTIONS.has(option))
      throw new Refused(config.id, `the option "${option}" is not supported`);
  }
  const parsed = Config.safeParse(config);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join(".");
    throw new Refused(config.id, `the option "${path}" has a form that is not supported`);
  }
  const { id, triggers, steps, idempotency, cancel } = parsed.data;
  return {
    id,
    ...readTriggers(id, triggers),
    maxAttempts: (steps.step.retries?.attempts ?? DEFAULT_RETRIES) + 1,
    concurrency: readConcurrency(id, parsed.data.concurrency),
    idempotency: expression(id, "idempotency", idempotency),
    cancels: cancel.map((rule) => readCancel(id, rule)),
  };
}

/** Why the engine does not support an op; undefined if it does. */
export function opRefusal(op: { op: string; opts?: Record<string, unknown> | null }): string | undefined {
  if (op.opts?.parallelMode === "race") return `group.parallel in "race" mode is not supported`;
  return OPS.has(op.op) ? undefined : `${TOOL_OF_OP.get(op.op) ?? `the op ${op.op}`} is not supported`;
}

const DEFAULT_RETRIES = 4;

const SUPPORTED_OPTIONS = new Set(["id", "name", "triggers", "steps", "idempotency", "concurrency", "cancel"]);

const OPS = new Set([
  "StepRun",
  "StepError",
  "StepFailed",
  "StepPlanned",
  "Sleep",
  "WaitForEvent",
  "RunComplete",
  "DiscoveryRequest",
]);

const TOOL_OF_OP = new Map([
  ["InvokeFunction", "step.invoke"],
  ["AIGateway", "step.ai.infer (AiGateway)"],
  ["Gateway", "step.fetch (Gateway)"],
  ["WaitForSignal", "step.waitForSignal"],
  ["DeferAdd", "defer (DeferAdd)"],
  ["DeferAbort", "defer (DeferAbort)"],
]);

const Limit = z.strictObject({ limit: z.int().min(0), key: z.string().optional(), scope: z.string().optional() });

const Config = z.object({
  id: z.string(),
  triggers: z.array(
    z.object({
      event: z.string().optional(),
      expression: z.string().nullish(),
      cron: z.string().optional(),
      jitter: z.string().optional(),
    }),
  ),
  steps: z.object({ step: z.object({ retries: z.object({ attempts: z.int().min(0).optional() }).nullish() }) }),
  idempotency: z.string().optional(),
  concurrency: z.union([z.int().min(0), Limit, z.array(Limit)]).optional(),
  cancel: z
    .array(z.object({ event: z.string(), if: z.string().optional(), timeout: z.string().optional() }))
    .default([]),
});
type Config = z.output<typeof Config>;

function readTriggers(id: string, triggers: Config["triggers"]) {
  if (triggers.length === 0) throw new Refused(id, `without "triggers" only step.invoke could start it`);
  const read: Pick<EngineFunction, "triggers" | "crons"> = { triggers: [], crons: [] };
  for (const trigger of triggers) {
    if (trigger.jitter !== undefined) throw new Refused(id, `the option "jitter" of a cron is not supported`);
    if (trigger.cron !== undefined) {
      if (!nextTime(trigger.cron, new Date())) throw new Refused(id, `its cron "${trigger.cron}" never fires`);
      read.crons.push(trigger.cron);
    } else if (trigger.event !== undefined) {
      if (trigger.event.startsWith("inngest/") && trigger.event !== FUNCTION_FAILED) {
        throw new Refused(id, `the trigger "${trigger.event}" is not supported`);
      }
      read.triggers.push({ event: trigger.event, condition: expression(id, "if", trigger.expression) });
    }
  }
  return read;
}

/** The only event that the engine itself sends; it triggers `onFailure`. */
export const FUNCTION_FAILED = "inngest/function.failed";

function readConcurrency(id: string, option: Config["concurrency"]): EngineFunction["concurrency"] {
  const limits = (Array.isArray(option) ? option : [option]).filter((limit) => limit !== undefined);
  if (limits.length > 1) throw new Refused(id, `the option "concurrency" with more than one limit is not supported`);
  const [only] = limits;
  const { limit, key, scope } =
    typeof only === "object" ? only : { limit: only ?? 0, key: undefined, scope: undefined };
  if (scope !== undefined && scope !== "fn") {
    throw new Refused(id, `the option "concurrency" with scope "${scope}" is not supported`);
  }
  return limit === 0 ? undefined : { limit, key: expression(id, "concurrency.key", key) };
}

function readCancel(id: string, rule: Config["cancel"][number]): EngineFunction["cancels"][number] {
  const withinMs = rule.timeout === undefined ? undefined : readDuration(rule.timeout);
  if (rule.timeout !== undefined && withinMs === undefined) {
    throw new Refused(id, `the option "cancelOn.timeout" as a date is not supported`);
  }
  return { event: rule.event, condition: expression(id, "cancelOn.if", rule.if), withinMs };
}

function expression(id: string, option: string, text: string | null | undefined): string | undefined {
  if (text == null) return undefined;
  const problem = celProblem(text);
  if (problem !== undefined) throw new Refused(id, `the expression of "${option}" can't be read (${problem})`);
  return text;
}
