import type { z } from "zod";
import { AppError } from "@/lib/errors";

/** The place in a list after which the next page starts, opaque to those who carry it. */
export function cursorOf(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/** The way back; `invalid` for anything that this list did not hand out. */
export function readCursor<T>(cursor: string | undefined, shape: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined;
  const key = shape.safeParse(jsonOr(Buffer.from(cursor, "base64url").toString("utf8")));
  if (!key.success) {
    const message = "This cursor does not belong to this list.";
    throw new AppError("invalid", message, { errors: [{ pointer: "/cursor", message }] });
  }
  return key.data;
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
