import { asc, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import type { TriageProviderName } from "@/lib/domain/triage";
import type { Viewer } from "@/lib/tickets/visible-tickets";
import { type MeasuredField, OUTCOME, outcomes } from "./outcomes";

/** Two readers of the same tickets: who was right more often, where they were asked both. */
export interface ProviderComparison {
  field: MeasuredField;
  /** In the order of the alphabet. */
  one: TriageProviderName;
  other: TriageProviderName;
  /** Tickets that both read. */
  made: number;
  /** Of those that people decided on, told by whose value was kept. */
  decided: number;
  both: number;
  onlyOne: number;
  onlyOther: number;
  neither: number;
}

/** Readings with a second reader in the shadow, counted by pair of readers and field. */
export function compareProviders(
  { db }: Pick<Context, "db">,
  eyes: Viewer,
  since: Date,
): Promise<ProviderComparison[]> {
  const { field, provider, triageResultId, kept } = OUTCOME;
  const pair = sql`(
    select ${triageResultId} as triage_result_id, ${field} as field,
      min(${provider}) as one, max(${provider}) as other,
      (array_agg(${kept} order by ${provider}))[1] as one_kept,
      (array_agg(${kept} order by ${provider}))[2] as other_kept
    from ${outcomes(eyes, since)}
    group by 1, 2
    having count(*) = 2 and count(*) filter (where ${OUTCOME.mode} = 'shadow') = 1
  ) pairs`;
  const many = (which: ReturnType<typeof sql>) => sql<number>`(count(*) filter (where ${which}))::int`;
  const names = { one: sql<TriageProviderName>`pairs.one`, other: sql<TriageProviderName>`pairs.other` };
  const inPair = sql<MeasuredField>`pairs.field`;
  return db
    .select({
      field: inPair,
      ...names,
      made: sql<number>`count(*)::int`,
      decided: many(sql`pairs.one_kept is not null`),
      both: many(sql`pairs.one_kept and pairs.other_kept`),
      onlyOne: many(sql`pairs.one_kept and not pairs.other_kept`),
      onlyOther: many(sql`pairs.other_kept and not pairs.one_kept`),
      neither: many(sql`not pairs.one_kept and not pairs.other_kept`),
    })
    .from(pair)
    .groupBy(inPair, names.one, names.other)
    .orderBy(asc(inPair), asc(names.one), asc(names.other));
}
