/** What went wrong, in words that every kind of door can translate. */
export type ErrorCode =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  /** Somebody changed it first: the version named by the caller is not the present one. */
  | "stale"
  | "too_many"
  | "unavailable";

export interface FieldError {
  /** JSON pointer into the input, such as `/email`. */
  pointer: string;
  message: string;
}

interface AppErrorOptions {
  cause?: unknown;
  errors?: FieldError[];
  retryAfterSeconds?: number;
  /** A machine-readable kind beside the code, such as `password-change-required`. */
  kind?: string;
}

/** An expected refusal. The message is shown to people: plain, no internals. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly errors?: FieldError[];
  readonly retryAfterSeconds?: number;
  readonly kind?: string;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.errors = options.errors;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.kind = options.kind;
  }
}

/** The answer for what is not there and for what the asker may not see: the two must not differ. */
export function notFound(what: string): AppError {
  return new AppError("not_found", `There is no such ${what}.`);
}

export function invalid(pointer: string, message: string): AppError {
  return new AppError("invalid", message, { errors: [{ pointer, message }] });
}
