import type { z } from "zod";
import { invalid } from "@/lib/errors";

/** Returns a page of `limit` rows and the cursor of the next page. Read one row more, which shows if there is one. */
export function cutPage<T>(rows: readonly T[], limit: number, key: (last: T) => readonly (string | number)[]) {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, nextCursor: rows.length > limit && last ? cursorOf(key(last)) : null };
}

export function cursorOf(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

export function readCursor<T>(cursor: string | undefined, shape: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined;
  const key = shape.safeParse(parsed(Buffer.from(cursor, "base64url").toString("utf8")));
  if (!key.success) throw invalid("/cursor", "This cursor is not valid for this list.");
  return key.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
