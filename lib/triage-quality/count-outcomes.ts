import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import type { Source } from "@/lib/domain/ticket";
import type { DecisionMode, TriageProviderName } from "@/lib/domain/triage";
import type { Viewer } from "@/lib/tickets/visible-tickets";
import { type MeasuredField, OUTCOME, outcomes } from "./outcomes";
import type { Tally } from "./tally";

/** A count of decisions with the same field, value, provider, source, mode and confidence. */
export interface OutcomeCount extends Omit<Tally, "percent"> {
  field: MeasuredField;
  value: string | null;
  provider: TriageProviderName;
  source: Source;
  mode: Exclude<DecisionMode, "overruled">;
  /** Confidence in whole percent; null without a confidence. */
  percent: number | null;
  made: number;
  /** Decided and kept ones where a person acted explicitly. */
  byHand: number;
  keptByHand: number;
}

/** Counts all decisions since then in one statement; some thousand counts at most, for any number of decisions. */
export function countOutcomes({ db }: Pick<Context, "db">, viewer: Viewer, since: Date): Promise<OutcomeCount[]> {
  const { field, value, provider, source, mode, confidence, kept, byHand } = OUTCOME;
  const count = (condition: SQL) => sql<number>`(count(*) filter (where ${condition}))::int`;
  const decided = sql`${kept} is not null`;
  const percent = sql<number | null>`floor(${confidence} * 100)::int`;
  const sumOf = (value: SQL) => sql<number>`coalesce(sum(${value}) filter (where ${decided}), 0)::float8`;
  return db
    .select({
      field,
      value,
      provider: sql<TriageProviderName>`${provider}`,
      source: sql<Source>`${source}`,
      mode: sql<OutcomeCount["mode"]>`${mode}`,
      percent,
      made: sql<number>`count(*)::int`,
      decided: count(decided),
      kept: count(kept),
      byHand: count(sql`${decided} and ${byHand}`),
      keptByHand: count(sql`${kept} and ${byHand}`),
      confidence: sumOf(confidence),
      squaredError: sumOf(sql`power(${confidence} - ${kept}::int, 2)`),
    })
    .from(outcomes(viewer, since))
    .groupBy(field, value, provider, source, mode, percent);
}
