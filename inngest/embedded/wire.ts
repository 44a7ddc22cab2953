import { z } from "zod";
import { isId } from "@/lib/ids";

/*
 * The messages between SDK 4.24 and an engine. Only the fields that our engine reads are listed; all others pass
 * through unchanged.
 */

/** An event as functions receive it. */
export interface WireEvent {
  id: string;
  name: string;
  data: Record<string, unknown>;
  /** Milliseconds since 1970. */
  ts: number;
  [more: string]: unknown;
}

/** A finished step as the SDK receives it back. */
export type StepMemo = { data: unknown } | { error: unknown };

export const EventInput = z.looseObject({
  id: z.string().min(1).max(256).optional(),
  name: z.string().min(1).max(256),
  data: z.record(z.string(), z.unknown()).default({}),
  ts: z.number().optional(),
});

export const EventsInput = z.union([z.array(EventInput).max(5000), EventInput.transform((event) => [event])]);

/** One step that a call did or requests. */
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

/** The body of a 206 response. */
export const Ops = z.union([z.array(Op), Op.transform((op) => [op])]);

/** Steps that a running call reports. */
export const CheckpointInput = z.object({ qi_id: z.string(), steps: z.array(Op) });

/** The response to a sync: every function with its options. */
export const SyncAnswer = z.object({ functions: z.array(z.looseObject({ id: z.string() })) });

/** Names a call without a single step. The SDK sends the name back with each checkpoint. */
export function writeCallName(call: { runId: string; claim: string }): string {
  return `${call.runId}.${call.claim}`;
}

/** Reads a call name; undefined if it is invalid. */
export function readCallName(name: string): { runId: string; claim: string; stepId: null } | undefined {
  const [runId = "", claim = ""] = name.split(".");
  return isId(runId) && isId(claim) ? { runId, claim, stepId: null } : undefined;
}

/** The error of a failed attempt, in whatever form the SDK sends it. */
export function wireError(error: unknown): { name: string; message: string; stack?: string } {
  const parsed = z
    .looseObject({ name: z.string().min(1), message: z.string().min(1), stack: z.string().optional() })
    .safeParse(error);
  if (parsed.success) return parsed.data;
  const text = z.object({ error: z.string() }).safeParse(error);
  return { name: "Error", message: text.success ? text.data.error : "The function failed without an error message." };
}

/** Parses JSON; undefined if it is invalid. */
export function readJson(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Parses a stored event; undefined if it is damaged. */
export function readEvent(text: string): WireEvent | undefined {
  const event = readJson(text);
  const looksLikeOne = typeof event === "object" && event !== null && "id" in event && "name" in event;
  return looksLikeOne ? (event as WireEvent) : undefined;
}
