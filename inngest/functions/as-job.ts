import { NonRetriableError, RetryAfterError } from "inngest";
import { jobActor } from "@/lib/auth/actor";
import { SECOND_MS } from "@/lib/clock";
import { type Context, contextFor } from "@/lib/context";
import type { JobName } from "@/lib/domain/actor";
import { AppError, type ErrorCode } from "@/lib/errors";
import { log } from "@/lib/log";

/**
 * Runs one step's work as a job. Work passed to `ctx.after` is done before the step ends, because a finished step
 * never runs again. Errors become codes: the queue's vendor stores them and must not get ticket text.
 */
export async function asJob<T>(job: JobName, work: (ctx: Context) => Promise<T>): Promise<T> {
  const pending: Promise<void>[] = [];
  try {
    const result = await work(await contextFor(jobActor(job), { after: (task) => void pending.push(task()) }));
    await Promise.all(pending);
    return result;
  } catch (error) {
    throw translate(job, error);
  }
}

/** An unexpected error is retried; an expected one only if its code is in `RETRIABLE`. */
function translate(job: JobName, error: unknown): Error {
  if (!(error instanceof AppError)) {
    log("warn", "a step failed and will be tried again", { job }, error);
    return new Error(`${job}: unexpected ${error instanceof Error ? error.name : "error"}`);
  }
  const code = error.kind ?? error.code;
  log("warn", "a step was refused", { job, code });
  const message = `${job}: ${code}`;
  if (!RETRIABLE.has(error.code)) return new NonRetriableError(message);
  return error.retryAfterSeconds
    ? new RetryAfterError(message, error.retryAfterSeconds * SECOND_MS)
    : new Error(message);
}

const RETRIABLE = new Set<ErrorCode>(["unavailable", "too_many", "stale", "conflict"]);
