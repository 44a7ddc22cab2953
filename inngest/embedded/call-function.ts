import { MINUTE_MS } from "@/lib/clock";
import { readJson } from "@/lib/read-json";
import type { Call } from "./claim";
import { canonicalJson, signBody } from "./signature";
import { type Op, Ops, wireError, writeCallName } from "./wire";

type Fetch = typeof fetch;

export interface Server {
  serveUrl: string;
  signingKey: string;
  fetch: Fetch;
}

interface RetryAdvice {
  /** True forbids a retry, even if attempts are left. */
  final: boolean;
  /** Seconds or a date, as the function requested. */
  retryAfter: string | null;
}

export type CallResult =
  | { kind: "completed"; output: unknown }
  | ({ kind: "ops"; ops: Op[] } & RetryAdvice)
  | ({ kind: "failed"; error: { name: string; message: string; stack?: string } } & RetryAdvice)
  /** The connection broke before the response. */
  | { kind: "cut"; error: { name: string; message: string } }
  /** No server listened, so no code ran. */
  | { kind: "unreached" };

/** Just below the timeout of Node's own client. */
const CALL_TIMEOUT_MS = 5 * MINUTE_MS - 5_000;

const UNREACHED = new Set(["ECONNREFUSED", "EADDRNOTAVAIL", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND"]);

/** Calls a function, or one of its steps, once. Never throws: a failure is a result too. */
export async function callFunction(
  server: Server,
  call: Call,
  event: unknown,
  maxAttempts: number,
): Promise<CallResult> {
  const body = canonicalJson(callBody(call, event, maxAttempts));
  try {
    const response = await server.fetch(callUrl(server.serveUrl, call), {
      method: "POST",
      headers: { "content-type": "application/json", "x-inngest-signature": signBody(body, server.signingKey) },
      body,
      redirect: "error",
      signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
    });
    return readResponse(response, readJson(await response.text()));
  } catch (error) {
    if (UNREACHED.has(codeOf(error))) return { kind: "unreached" };
    const message = `The call was interrupted (${codeOf(error) || "no answer"}).`;
    return { kind: "cut", error: { name: "CallError", message } };
  }
}

function callUrl(serveUrl: string, call: Call): string {
  const url = new URL(serveUrl);
  url.searchParams.set("fnId", call.functionId);
  url.searchParams.set("stepId", call.stepId ?? "step");
  return url.href;
}

function callBody(call: Call, event: unknown, maxAttempts: number) {
  return {
    version: 2,
    event,
    events: [event],
    steps: Object.fromEntries(call.steps.map(({ id, memo }) => [id, readJson(memo) ?? { data: null }])),
    ctx: {
      run_id: call.runId,
      // With these two ids the SDK reports each step as it finishes.
      fn_id: call.functionId,
      qi_id: writeCallName(call),
      attempt: call.attempt,
      max_attempts: maxAttempts,
      disable_immediate_execution: call.stepId !== null,
      use_api: false,
      stack: { stack: call.steps.map((step) => step.id), current: call.steps.length },
    },
  };
}

function readResponse(response: Response, body: unknown): CallResult {
  const advice = {
    final: response.headers.get("x-inngest-no-retry") === "true",
    retryAfter: response.headers.get("retry-after"),
  };
  if (!response.headers.has("x-inngest-sdk")) {
    const message = `The app responded with ${response.status}, but not as a function.`;
    return { kind: "failed", error: { name: "CallError", message }, ...advice, final: false };
  }
  if (response.headers.get("x-inngest-req-version") === "1") {
    const message = `The embedded engine can't run this function: "optimizeParallelism: false" is not supported.`;
    return { kind: "failed", error: { name: "Refused", message }, ...advice, final: true };
  }
  if (response.status === 200) return { kind: "completed", output: body };
  if (response.status !== 206) return { kind: "failed", error: wireError(body), ...advice };
  const ops = Ops.safeParse(body);
  if (ops.success && ops.data.length > 0) return { kind: "ops", ops: ops.data, ...advice };
  const message = "The embedded engine does not know the form of the function's response.";
  return { kind: "failed", error: { name: "CallError", message }, ...advice, final: true };
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if (error.name === "TimeoutError") return "timeout";
  const cause = error.cause;
  return typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "";
}
