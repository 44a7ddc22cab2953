import { NonRetriableError, RetryAfterError } from "inngest";
import { jobActor } from "@/lib/auth/actor";
import { SECOND_MS } from "@/lib/clock";
import { type Context, contextFor } from "@/lib/context";
import type { JobName } from "@/lib/domain/actor";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";

/**
 * Runs one step's work as a job of ours. What the verb wanted done "after" is done before the step ends, because a
 * finished step never runs again. Errors leave as codes: a queue's vendor stores them, and ticket text is not theirs.
 */
export async function asJob<T>(job: JobName, work: (ctx: Context) => Promise<T>): Promise<T> {
  const pending: Promise<void>[] = [];
  try {
    const result = await work(await contextFor(jobActor(job), { after: (later) => void pending.push(later()) }));
    await Promise.all(pending);
    return result;
  } catch (error) {
    throw translate(job, error);
  }
}

/** The door's translator: what can't get better is final, the rest is tried again. */
function translate(job: JobName, error: unknown): Error {
  if (!(error instanceof AppError)) {
    log("warn", "a step failed and will be tried again", { job }, error);
    return new Error(`${job}: unexpected ${error instanceof Error ? error.name : "error"}`);
  }
  const code = error.kind ?? error.code;
  log("warn", "a step was refused", { job, code });
  if (
    error.code === "unavailable" ||
    error.code === "too_many" ||
    error.code === "stale" ||
    error.code === "conflict"
  ) {
    const message = `${job}: ${code}`;
    return error.retryAfterSeconds
      ? new RetryAfterError(message, error.retryAfterSeconds * SECOND_MS)
      : new Error(message);
  }
  return new NonRetriableError(`${job}: ${code}`);
}
