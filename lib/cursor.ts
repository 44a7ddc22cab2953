import type { z } from "zod";
import { invalid } from "@/lib/errors";
import { readJson } from "@/lib/read-json";

/** Cuts `rows` to a page and makes the cursor of the next one, if any. Pass `limit` + 1 rows, so that it can tell. */
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
  const key = shape.safeParse(readJson(Buffer.from(cursor, "base64url").toString("utf8")));
  if (!key.success) throw invalid("/cursor", "This cursor is not valid for this list.");
  return key.data;
}
