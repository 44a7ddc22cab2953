import { and, eq, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Context } from "@/lib/context";
import { llmSpendDays } from "@/lib/db/schema";
import type { TriageSettings } from "@/lib/settings/input";
import { budgetsOf, dayOf, monthOf } from "./budget";

/** The purpose of a vendor call. */
export type CallPurpose = (typeof llmSpendDays.$inferSelect)["purpose"];

export interface Reservation {
  day: string;
  model: string;
  purpose: CallPurpose;
  estimateMicros: number;
}

/** Reserves the expected cost; undefined if a budget would be exceeded. One statement compares and counts, so calls of
 * one model and purpose can't overtake each other; different purposes may exceed a budget by one concurrent call each. */
export async function reserveCall(
  { db, now }: Pick<Context, "db" | "now">,
  call: Omit<Reservation, "day">,
  cost: Pick<TriageSettings["cost"], "dailyBudget" | "monthlyBudget">,
): Promise<Reservation | undefined> {
  const reservation = { day: dayOf(now()), ...call };
  const { day, model, purpose, estimateMicros } = reservation;
  const rows = await db
    .insert(llmSpendDays)
    .select(
      sql`select ${day}::text, ${model}::text, ${purpose}::text, 1, 0, 0, ${estimateMicros}::int where ${fitsBudgets(reservation, cost, sql`0`)}`,
    )
    .onConflictDoUpdate({
      target: [llmSpendDays.day, llmSpendDays.model, llmSpendDays.purpose],
      set: { calls: plus(llmSpendDays.calls, 1), costMicros: plus(llmSpendDays.costMicros, estimateMicros) },
      setWhere: fitsBudgets(reservation, cost, sql`${llmSpendDays.costMicros}`),
    })
    .returning({ day: llmSpendDays.day });
  return rows.length > 0 ? reservation : undefined;
}

export interface SettledCall {
  calls: number;
  inputTokens: number;
  outputTokens: number;
  costMicros: number;
}

/** Replaces the estimate by the real usage. A call that is never settled keeps its estimate. */
export async function settleCall(
  { db }: Pick<Context, "db">,
  { day, model, purpose, estimateMicros }: Reservation,
  { calls, inputTokens, outputTokens, costMicros }: SettledCall,
): Promise<void> {
  await db
    .update(llmSpendDays)
    .set({
      calls: plus(llmSpendDays.calls, calls - 1),
      inputTokens: plus(llmSpendDays.inputTokens, inputTokens),
      outputTokens: plus(llmSpendDays.outputTokens, outputTokens),
      costMicros: plus(llmSpendDays.costMicros, costMicros - estimateMicros),
    })
    .where(and(eq(llmSpendDays.day, day), eq(llmSpendDays.model, model), eq(llmSpendDays.purpose, purpose)));
}

/** Capped: a full counter must not block triage. */
function plus(column: AnyPgColumn, more: number): SQL {
  return sql`greatest(0, least(${column}::bigint + ${more}::bigint, 2147483647))::int`;
}

/** `own` is the amount in the call's own, locked row. */
function fitsBudgets(
  reservation: Reservation,
  cost: Pick<TriageSettings["cost"], "dailyBudget" | "monthlyBudget">,
  own: SQL,
): SQL {
  const { daily, monthly } = budgetsOf(cost);
  const { day, estimateMicros } = reservation;
  const within = (budget: number | null, since: string) =>
    budget === null
      ? sql`true`
      : sql`${spentElsewhere(reservation, since)} + ${own} + ${estimateMicros}::bigint <= ${budget}::bigint`;
  return sql`(${within(daily, day)} and ${within(monthly, monthOf(day))})`;
}

function spentElsewhere({ day, model, purpose }: Reservation, since: string): SQL {
  return sql`(
    select coalesce(sum(other.cost_micros), 0) from ${llmSpendDays} as other
    where other.day >= ${since} and other.day <= ${day}
    and not (other.day = ${day} and other.model = ${model} and other.purpose = ${purpose}))`;
}
