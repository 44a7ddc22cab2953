import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import type { Source } from "@/lib/domain/ticket";
import type { DecisionMode, TriageProviderName } from "@/lib/domain/triage";
import type { Viewer } from "@/lib/tickets/visible-tickets";
import { type MeasuredField, OUTCOME, outcomes } from "./outcomes";
import type { Tally } from "./tally";

/** Decisions that are alike in all that figures are made by, counted by the database. */
export interface OutcomeCount extends Omit<Tally, "percent"> {
  field: MeasuredField;
  /** Null for skills. */
  value: string | null;
  provider: TriageProviderName;
  source: Source;
  mode: Exclude<DecisionMode, "overruled">;
  /** Whole per cent of confidence; null where the reader gave none. */
  percent: number | null;
  /** All of them, decided or not. */
  made: number;
  /** Of those decided and of those kept: how many by hand. */
  byHand: number;
  keptByHand: number;
}

/** One statement over all decisions since then: at most some thousand cells, however many decisions there are. */
export function countOutcomes({ db }: Pick<Context, "db">, eyes: Viewer, since: Date): Promise<OutcomeCount[]> {
  const { field, value, provider, source, mode, confidence, kept, byHand } = OUTCOME;
  const many = (which: SQL) => sql<number>`(count(*) filter (where ${which}))::int`;
  const decided = sql`${kept} is not null`;
  const percent = sql<number | null>`floor(${confidence} * 100)::int`;
  const sumOf = (what: SQL) => sql<number>`coalesce(sum(${what}) filter (where ${decided}), 0)::float8`;
  return db
    .select({
      field,
      value,
      provider: sql<TriageProviderName>`${provider}`,
      source: sql<Source>`${source}`,
      mode: sql<OutcomeCount["mode"]>`${mode}`,
      percent,
      made: sql<number>`count(*)::int`,
      decided: many(decided),
      kept: many(kept),
      byHand: many(sql`${decided} and ${byHand}`),
      keptByHand: many(sql`${kept} and ${byHand}`),
      confidence: sumOf(confidence),
      squaredError: sumOf(sql`power(${confidence} - ${kept}::int, 2)`),
    })
    .from(outcomes(eyes, since))
    .groupBy(field, value, provider, source, mode, percent);
}
