import { AppError, type ErrorCode, type FieldError } from "@/lib/errors";
import { log } from "@/lib/log";

/** A refusal that only HTTP knows: the body's size or type, a missing version, a key used twice. */
export class HttpProblem extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    message: string,
    readonly errors?: FieldError[],
  ) {
    super(message);
  }
}

const STATUS: Record<ErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  stale: 412,
  too_many: 429,
  unavailable: 503,
};

const TITLES: Record<number, string> = {
  400: "Something in the request is not right",
  401: "Sign in first",
  403: "Not allowed",
  404: "Not found",
  409: "Not possible in this state",
  412: "Somebody changed it first",
  413: "Too large",
  415: "Not this kind of body",
  422: "This key was used for another request",
  428: "Say which version you changed",
  429: "Too many requests",
  500: "Something failed on our side",
  503: "Not available just now",
};

/** The door's translator: any error to RFC 9457. Unknown errors are logged with the request's id and say nothing more. */
export function problemResponse(error: unknown, requestId: string): Response {
  const known = translate(error);
  const status = known?.status ?? 500;
  if (!known) log("error", "request failed", { requestId }, error);
  const body = {
    type: known?.type ?? "internal",
    title: TITLES[status] ?? "Error",
    status,
    detail: known?.detail ?? "Something failed on our side. The request id finds it in our log.",
    requestId,
    ...(known?.errors ? { errors: known.errors } : {}),
  };
  const headers = new Headers({
    "content-type": "application/problem+json",
    "x-request-id": requestId,
    "cache-control": "private, no-store",
  });
  if (status === 401) headers.set("www-authenticate", "Bearer");
  const retryAfter = known?.retryAfterSeconds ?? (status === 503 ? 5 : undefined);
  if (retryAfter !== undefined) headers.set("retry-after", String(retryAfter));
  if (status === 429) headers.set("ratelimit", `"limit";r=0;t=${retryAfter ?? 1}`);
  return new Response(JSON.stringify(body), { status, headers });
}

interface Known {
  status: number;
  type: string;
  detail: string;
  errors?: FieldError[];
  retryAfterSeconds?: number;
}

function translate(error: unknown): Known | undefined {
  if (error instanceof HttpProblem) {
    return { status: error.status, type: error.type, detail: error.message, errors: error.errors };
  }
  if (isAppError(error)) {
    return {
      status: STATUS[error.code],
      type: error.kind ?? error.code.replace("_", "-"),
      detail: error.message,
      errors: error.errors,
      retryAfterSeconds: error.retryAfterSeconds,
    };
  }
  if (isDatabaseAway(error)) {
    return {
      status: 503,
      type: "unavailable",
      detail: "The database does not answer just now. Try again in a moment.",
    };
  }
  return undefined;
}

/** By name as well: Next may load the class's module more than once. */
function isAppError(error: unknown): error is AppError {
  return error instanceof AppError || (error instanceof Error && error.name === "AppError" && "code" in error);
}

/** No way there, connection refused or lost, server shutting down or starting, no connection slot left. */
const AWAY =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|57P0[123]|53300|08...)$/;

/** The drivers' own words where they give no code. */
const AWAY_WORDS = /connection terminated|connection timeout|timeout exceeded when trying to connect|is closed/i;

function isDatabaseAway(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ("code" in e ? AWAY.test(String(e.code)) : AWAY_WORDS.test(e.message)) return true;
  }
  return false;
}
