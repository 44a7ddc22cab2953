import { AppError, type ErrorCode, type FieldError } from "@/lib/errors";
import { log } from "@/lib/log";

/** An error of the HTTP request itself, such as a body that is too large, or a missing `If-Match` header. */
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
  400: "Invalid request",
  401: "Sign in to continue",
  403: "Not allowed",
  404: "Not found",
  409: "Not possible in this state",
  412: "Someone else changed it first",
  413: "Too large",
  415: "Unsupported media type",
  422: "Idempotency-Key already used",
  428: "Version required",
  429: "Too many requests",
  500: "Something went wrong on our side",
  503: "Temporarily unavailable",
};

/** Turns any error into an RFC 9457 response. For an unexpected error, only our log has the details. */
export function problemResponse(error: unknown, requestId: string): Response {
  const known = translate(error);
  const status = known?.status ?? 500;
  if (!known) log("error", "request failed", { requestId }, error);
  const body = {
    type: known?.type ?? "internal",
    title: TITLES[status] ?? "Error",
    status,
    detail: known?.detail ?? "Something went wrong on our side. Our log has the details under the request id.",
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

interface Problem {
  status: number;
  type: string;
  detail: string;
  errors?: FieldError[];
  retryAfterSeconds?: number;
}

function translate(error: unknown): Problem | undefined {
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
  if (isDatabaseUnavailable(error)) {
    return { status: 503, type: "unavailable", detail: "The database is not responding. Try again in a moment." };
  }
  return undefined;
}

/** If Next loads `lib/errors.ts` twice, `instanceof` fails, so we compare the name. */
function isAppError(error: unknown): error is AppError {
  return error instanceof AppError || (error instanceof Error && error.name === "AppError" && "code" in error);
}

/** The database can't be reached, is starting or shutting down, or has no free connection. */
const UNAVAILABLE_CODES =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|57P0[123]|53300|08...)$/;

/** For database drivers' errors without a code. */
const UNAVAILABLE_MESSAGES =
  /connection terminated|connection timeout|timeout exceeded when trying to connect|is closed/i;

function isDatabaseUnavailable(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ("code" in e ? UNAVAILABLE_CODES.test(String(e.code)) : UNAVAILABLE_MESSAGES.test(e.message)) return true;
  }
  return false;
}
