import { isNull } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { breakers } from "@/lib/db/schema";

/** What was turned down to "suggest", as "category/billing". Read anew each time: it counts at once, in every process. */
export async function openBreakers({ db }: Pick<Context, "db">): Promise<Set<string>> {
  const rows = await db
    .select({ field: breakers.field, value: breakers.value })
    .from(breakers)
    .where(isNull(breakers.resetAt));
  return new Set(rows.map(({ field, value }) => `${field}/${value}`));
}
