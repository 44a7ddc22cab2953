import { applyCallResult } from "./apply";
import { type CallResult, callFunction, type Server } from "./call-function";
import type { Call } from "./claim";
import type { EngineContext } from "./context";
import { readEvent } from "./wire";

/**
 * Makes a claimed call and stores its result. Returns when the run is due again, if known. Throws if the result could
 * not be stored: release the call then. A call interrupted by the app's stop stores nothing and costs no attempt; the
 * next process makes it again.
 */
export async function makeCall(
  ctx: EngineContext,
  server: Server,
  call: Call,
  isActive: () => boolean,
): Promise<Date | undefined> {
  const result = await resultOf(ctx, server, call);
  if (result.kind === "cut" && !isActive()) return undefined;
  return applyCallResult(ctx, call, result);
}

/** A call lost this often probably crashes the process, or has a result that can't be stored. */
const MAX_LOSSES = 10;

async function resultOf(ctx: EngineContext, server: Server, call: Call): Promise<CallResult> {
  const fn = ctx.functions.get(call.functionId);
  if (!fn) return impossible("UnknownFunction", `The app no longer serves the function "${call.functionId}".`);
  if (call.losses >= MAX_LOSSES) {
    return impossible("Lost", `The process ended, or storing failed, ${call.losses} times while this ran.`);
  }
  const event = readEvent(call.event);
  if (!event) return impossible("Unreadable", "The stored event of this run is damaged.");
  return callFunction(server, call, event, fn.maxAttempts);
}

function impossible(name: string, message: string): CallResult {
  return { kind: "failed", error: { name, message }, final: true, retryAfter: null };
}
