import { applyCallResult } from "./apply";
import { type CallResult, callFunction, type Server } from "./call-function";
import type { Call } from "./claim";
import type { EngineContext } from "./context";
import { readEvent } from "./wire";

/**
 * Makes one claimed call and stores what came of it. Returns when the run is due again, if that is known. Throws only
 * where nothing could be stored; the call is then to be released. A call that is cut off while the app stops is left
 * as it is: the next process makes it again, and it costs no attempt.
 */
export async function makeCall(
  ctx: EngineContext,
  server: Server,
  call: Call,
  goesOn: () => boolean,
): Promise<Date | undefined> {
  const answer = await answerOf(ctx, server, call);
  if (answer.kind === "cut" && !goesOn()) return undefined;
  return applyCallResult(ctx, call, answer);
}

/** A call that was lost this often takes the process down with it, or answers what can't be stored. */
const MAX_LOSSES = 10;

async function answerOf(ctx: EngineContext, server: Server, call: Call): Promise<CallResult> {
  const fn = ctx.functions.get(call.functionId);
  if (!fn) return impossible("UnknownFunction", `The app serves no function "${call.functionId}" any more.`);
  if (call.losses >= MAX_LOSSES) {
    return impossible("Lost", `${call.losses} times the process ended, or nothing could be stored, while this ran.`);
  }
  const event = readEvent(call.event);
  if (!event) return impossible("Unreadable", "The stored event of this run is not readable.");
  return callFunction(server, call, event, fn.maxAttempts);
}

function impossible(name: string, message: string): CallResult {
  return { kind: "failed", error: { name, message }, final: true, retryAfter: null };
}
