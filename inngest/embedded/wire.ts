import { z } from "zod";
import { isId } from "@/lib/ids";
import { readJson } from "@/lib/read-json";

/* The messages between SDK 4.24 and an engine: only the fields that we read; all others pass through unchanged. */

export interface WireEvent {
  id: string;
  name: string;
  data: Record<string, unknown>;
  /** Milliseconds since 1970. */
  ts: number;
  [more: string]: unknown;
}

export type StepMemo = { data: unknown } | { error: unknown };

export const EventInput = z.looseObject({
  id: z.string().min(1).max(256).optional(),
  name: z.string().min(1).max(256),
  data: z.record(z.string(), z.unknown()).default({}),
  ts: z.number().optional(),
});

export const EventsInput = z.union([z.array(EventInput).max(5000), EventInput.transform((event) => [event])]);

export const Op = z.object({
  id: z.string().min(1).max(100),
  op: z.string(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  opts: z.record(z.string(), z.unknown()).nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
  /** Start and duration of the step's code, in nanoseconds. */
  timing: z.object({ a: z.number(), b: z.number() }).nullish().catch(undefined),
});
export type Op = z.output<typeof Op>;

export const Ops = z.union([z.array(Op), Op.transform((op) => [op])]);

export const CheckpointInput = z.object({ qi_id: z.string(), steps: z.array(Op) });

export const SyncAnswer = z.object({ functions: z.array(z.looseObject({ id: z.string() })) });

/** The name of a call that continues a whole run. The SDK sends it back with each checkpoint. */
export function writeCallName(call: { runId: string; claim: string }): string {
  return `${call.runId}.${call.claim}`;
}

/** Reads a call name; undefined if it is invalid. */
export function readCallName(name: string): { runId: string; claim: string; stepId: null } | undefined {
  const [runId = "", claim = ""] = name.split(".");
  return isId(runId) && isId(claim) ? { runId, claim, stepId: null } : undefined;
}

export function wireError(error: unknown): { name: string; message: string; stack?: string } {
  const parsed = z
    .looseObject({ name: z.string().min(1), message: z.string().min(1), stack: z.string().optional() })
    .safeParse(error);
  if (parsed.success) return parsed.data;
  const text = z.object({ error: z.string() }).safeParse(error);
  return { name: "Error", message: text.success ? text.data.error : "The function failed without an error message." };
}

export function readEvent(text: string): WireEvent | undefined {
  const event = readJson(text);
  const looksLikeOne = typeof event === "object" && event !== null && "id" in event && "name" in event;
  return looksLikeOne ? (event as WireEvent) : undefined;
}
