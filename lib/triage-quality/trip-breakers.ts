import { and, eq, isNotNull, isNull, max, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import { DAY_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { triageBreakers } from "@/lib/db/schema";
import { loadTriageSettings } from "@/lib/settings/load-triage-settings";
import { PERIOD_DAYS } from "./measured-confidence";
import { OUTCOME, outcomes } from "./outcomes";

export interface TrippedBreaker {
  id: string;
  value: string;
}

/** Opens a circuit breaker for each category whose latest applied values people kept less often than the target. */
export async function tripBreakers(ctx: Context): Promise<TrippedBreaker[]> {
  authorize(ctx.actor, "triage.watch");
  const { breaker } = (await loadTriageSettings(ctx)).policy;
  const counts = await countApplied(ctx, breaker.window);
  const failing = counts.filter(({ decided, kept }) => decided >= breaker.least && kept / decided < breaker.target);
  if (failing.length === 0) return [];
  const { target } = breaker;
  const rows = failing.map((count) => ({ ...count, field: "category" as const, target, trippedAt: ctx.now() }));
  const { id, value } = triageBreakers;
  return ctx.db.insert(triageBreakers).values(rows).onConflictDoNothing().returning({ id, value });
}

async function countApplied({ db, actor, now }: Context, window: number) {
  const since = new Date(now().getTime() - PERIOD_DAYS * DAY_MS);
  const { field, mode, kept, value, createdAt, triageResultId } = OUTCOME;
  const resets = db
    .select({ value: triageBreakers.value, resetAt: max(triageBreakers.resetAt).as("reset_at") })
    .from(triageBreakers)
    .where(and(eq(triageBreakers.field, "category"), isNotNull(triageBreakers.resetAt)))
    .groupBy(triageBreakers.value)
    .as("resets");
  const last = sql`(
    select ${value} as value, ${kept} as kept,
      row_number() over (partition by ${value} order by ${createdAt} desc, ${triageResultId} desc) as nth
    from ${outcomes(actor, since)}
    left join ${resets} on ${resets.value} = ${value}
    where ${field} = 'category' and ${mode} = 'applied' and ${kept} is not null
      and (${isNull(resets.resetAt)} or ${createdAt} > ${resets.resetAt})
  ) last`;
  const category = sql<string>`last.value`;
  return db
    .select({
      value: category,
      decided: sql<number>`count(*)::int`,
      kept: sql<number>`(count(*) filter (where last.kept))::int`,
    })
    .from(last)
    .where(sql`last.nth <= ${window}`)
    .groupBy(category);
}
