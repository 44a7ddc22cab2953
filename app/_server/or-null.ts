import { AppError } from "@/lib/errors";

/** What a query finds; null where it says "not found", so that the page can say it in its own way. */
export async function orNull<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}
