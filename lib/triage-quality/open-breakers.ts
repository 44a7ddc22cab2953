import { isNull } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { triageBreakers } from "@/lib/db/schema";

/** The open circuit breakers, such as "category/billing". Not cached, so a change counts immediately. */
export async function openBreakers({ db }: Pick<Context, "db">): Promise<Set<string>> {
  const rows = await db
    .select({ field: triageBreakers.field, value: triageBreakers.value })
    .from(triageBreakers)
    .where(isNull(triageBreakers.resetAt));
  return new Set(rows.map(({ field, value }) => `${field}/${value}`));
}
