import { AppError } from "@/lib/errors";

/** Turns a `not_found` error into null. Other errors are rethrown. */
export async function orNull<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}
