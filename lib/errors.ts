/** Error codes that every entry point translates. */
export type ErrorCode =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "stale"
  | "too_many"
  | "unavailable";

export interface FieldError {
  pointer: string;
  message: string;
}

interface AppErrorOptions {
  cause?: unknown;
  errors?: FieldError[];
  retryAfterSeconds?: number;
  /** A more precise code, such as `password-change-required`. */
  kind?: string;
}

/** An expected error. People see the message, so it contains no internals. */
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

/** The error for things that do not exist and things that the actor may not see, which must look the same. */
export function notFound(noun: string): AppError {
  return new AppError("not_found", `There is no such ${noun}.`);
}

export function invalid(pointer: string, message: string): AppError {
  return new AppError("invalid", message, { errors: [{ pointer, message }] });
}
