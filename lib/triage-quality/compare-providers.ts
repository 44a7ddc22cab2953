import { asc, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import type { TriageProviderName } from "@/lib/domain/triage";
import type { Viewer } from "@/lib/tickets/visible-tickets";
import { type MeasuredField, OUTCOME, outcomes } from "./outcomes";

/** Two providers, compared by the values that people kept for one field. The names are in alphabetical order. */
export interface ProviderComparison {
  field: MeasuredField;
  one: TriageProviderName;
  other: TriageProviderName;
  /** How many triage runs got a value from both providers. */
  made: number;
  /** How many of the triage runs have a person's decision. `both` to `neither` split this number. */
  decided: number;
  both: number;
  onlyOne: number;
  onlyOther: number;
  neither: number;
}

/** Counts the triage runs in which a second provider was asked only for comparison, by field and pair of providers. */
export function compareProviders(
  { db }: Pick<Context, "db">,
  viewer: Viewer,
  since: Date,
): Promise<ProviderComparison[]> {
  const { field, provider, triageResultId, kept } = OUTCOME;
  const pair = sql`(
    select ${triageResultId} as triage_result_id, ${field} as field,
      min(${provider}) as one, max(${provider}) as other,
      (array_agg(${kept} order by ${provider}))[1] as one_kept,
      (array_agg(${kept} order by ${provider}))[2] as other_kept
    from ${outcomes(viewer, since)}
    group by 1, 2
    having count(*) = 2 and count(*) filter (where ${OUTCOME.mode} = 'shadow') = 1
  ) pairs`;
  const count = (condition: ReturnType<typeof sql>) => sql<number>`(count(*) filter (where ${condition}))::int`;
  const names = { one: sql<TriageProviderName>`pairs.one`, other: sql<TriageProviderName>`pairs.other` };
  const inPair = sql<MeasuredField>`pairs.field`;
  return db
    .select({
      field: inPair,
      ...names,
      made: sql<number>`count(*)::int`,
      decided: count(sql`pairs.one_kept is not null`),
      both: count(sql`pairs.one_kept and pairs.other_kept`),
      onlyOne: count(sql`pairs.one_kept and not pairs.other_kept`),
      onlyOther: count(sql`pairs.other_kept and not pairs.one_kept`),
      neither: count(sql`not pairs.one_kept and not pairs.other_kept`),
    })
    .from(pair)
    .groupBy(inPair, names.one, names.other)
    .orderBy(asc(inPair), asc(names.one), asc(names.other));
}
