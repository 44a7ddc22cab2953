import type { z } from "zod";
import { invalid } from "@/lib/errors";

/** An opaque cursor for the position in a list after which the next page starts. */
export function cursorOf(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/** Reads a cursor. Throws `invalid` if it does not belong to this list. */
export function readCursor<T>(cursor: string | undefined, shape: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined;
  const key = shape.safeParse(parsed(Buffer.from(cursor, "base64url").toString("utf8")));
  if (!key.success) throw invalid("/cursor", "This cursor does not belong to this list.");
  return key.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
