import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import type { Source } from "@/lib/domain/ticket";
import type { DecisionMode, TriageProviderName } from "@/lib/domain/triage";
import type { Viewer } from "@/lib/tickets/visible-tickets";
import { type MeasuredField, OUTCOME, outcomes } from "./outcomes";
import type { Tally } from "./tally";

/** Counts of the decisions that share field, value, provider, source, mode and whole percent of confidence. */
export interface OutcomeCount extends Omit<Tally, "percent"> {
  field: MeasuredField;
  value: string | null;
  provider: TriageProviderName;
  source: Source;
  mode: Exclude<DecisionMode, "overruled">;
  /** Whole percent, rounded down; null: none stated. */
  percent: number | null;
  made: number;
  /** How many of `decided` and of `kept` come from an explicit answer, not only from solving the ticket. */
  byHand: number;
  keptByHand: number;
}

/** Counts the decisions since a date that the viewer may see. The number of groups stays in the thousands. */
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
