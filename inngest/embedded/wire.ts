import { z } from "zod";
import { isId } from "@/lib/ids";

/*
 * The shapes that travel between the SDK and whoever runs its functions, as SDK 4.24 speaks them. Only what the
 * engine reads is named; all else passes through untouched.
 */

/** An event as functions get it. */
export interface WireEvent {
  id: string;
  name: string;
  data: Record<string, unknown>;
  /** Milliseconds since 1970. */
  ts: number;
  [more: string]: unknown;
}

/** The form in which a finished step is given back to the SDK. */
export type StepMemo = { data: unknown } | { error: unknown };

export const EventInput = z.looseObject({
  id: z.string().min(1).max(256).optional(),
  name: z.string().min(1).max(256),
  data: z.record(z.string(), z.unknown()).default({}),
  ts: z.number().optional(),
});

export const EventsInput = z.union([z.array(EventInput).max(5000), EventInput.transform((event) => [event])]);

/** One thing that a call did or asks for. */
export const Op = z.object({
  id: z.string().min(1).max(100),
  op: z.string(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  opts: z.record(z.string(), z.unknown()).nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
  /** When a step's code began and how long it took, in nanoseconds. */
  timing: z.object({ a: z.number(), b: z.number() }).nullish().catch(undefined),
});
export type Op = z.output<typeof Op>;

/** An answer of 206. */
export const Ops = z.union([z.array(Op), Op.transform((op) => [op])]);

/** Steps that a call reports while it goes on. */
export const CheckpointInput = z.object({ qi_id: z.string(), steps: z.array(Op) });

/** What the sync answers: every function with its options. */
export const SyncAnswer = z.object({ functions: z.array(z.looseObject({ id: z.string() })) });

/** Names a call in which the function goes on by itself. The SDK hands it back with each checkpoint. */
export function writeCallName(call: { runId: string; claim: string }): string {
  return `${call.runId}.${call.claim}`;
}

/** The way back; undefined for what is no name of a call. */
export function readCallName(name: string): { runId: string; claim: string; stepId: null } | undefined {
  const [runId = "", claim = ""] = name.split(".");
  return isId(runId) && isId(claim) ? { runId, claim, stepId: null } : undefined;
}

/** How a failed attempt is kept: what the SDK says of it, whatever that is. */
export function wireError(error: unknown): { name: string; message: string; stack?: string } {
  const parsed = z
    .looseObject({ name: z.string().min(1), message: z.string().min(1), stack: z.string().optional() })
    .safeParse(error);
  if (parsed.success) return parsed.data;
  const text = z.object({ error: z.string() }).safeParse(error);
  return { name: "Error", message: text.success ? text.data.error : "The function failed without saying why." };
}

/** JSON that was stored or sent by others; undefined where it is none. */
export function readJson(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A stored event; undefined where it is damaged. */
export function readEvent(text: string): WireEvent | undefined {
  const event = readJson(text);
  const looksLikeOne = typeof event === "object" && event !== null && "id" in event && "name" in event;
  return looksLikeOne ? (event as WireEvent) : undefined;
}
