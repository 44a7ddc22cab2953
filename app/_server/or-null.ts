import { AppError } from "@/lib/errors";

/** Resolves to null instead of rejecting with `not_found`. */
export async function orNull<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}
