import { and, eq, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Context } from "@/lib/context";
import { llmSpendDays } from "@/lib/db/schema";
import { type BudgetLimits, budgetsOf, dayOf, monthOf } from "./budget";

/** Why a vendor's model is called: to triage a ticket, to preview a text, or only for comparison ("shadow"). */
export type CallPurpose = (typeof llmSpendDays.$inferSelect)["purpose"];

/** A call that is counted before it is made, with its expected cost. */
export interface Reservation {
  day: string;
  model: string;
  purpose: CallPurpose;
  estimateMicros: number;
}

/**
 * Counts a call with its expected cost. Returns undefined if that would exceed a budget. Calls of one model and purpose
 * wait for each other. Calls of others at the same moment don't: each may exceed a budget by one call.
 */
export async function reserveCall(
  { db, now }: Pick<Context, "db" | "now">,
  call: Omit<Reservation, "day">,
  budgets: BudgetLimits,
): Promise<Reservation | undefined> {
  const reservation = { day: dayOf(now()), ...call };
  const { day, model, purpose, estimateMicros } = reservation;
  const rows = await db
    .insert(llmSpendDays)
    .select(
      sql`select ${day}::text, ${model}::text, ${purpose}::text, 1, 0, 0, ${estimateMicros}::int where ${fitsBudgets(reservation, budgets, sql`0`)}`,
    )
    .onConflictDoUpdate({
      target: [llmSpendDays.day, llmSpendDays.model, llmSpendDays.purpose],
      set: { calls: plus(llmSpendDays.calls, 1), costMicros: plus(llmSpendDays.costMicros, estimateMicros) },
      setWhere: fitsBudgets(reservation, budgets, sql`${llmSpendDays.costMicros}`),
    })
    .returning({ day: llmSpendDays.day });
  return rows.length > 0 ? reservation : undefined;
}

/** Sums over vendor calls. */
export interface CallTotals {
  calls: number;
  inputTokens: number;
  outputTokens: number;
  /** In millionths of a US dollar. */
  costMicros: number;
}

/** Replaces a reservation's estimate by the real usage. Until then, the estimate counts. */
export async function settleCall(
  { db }: Pick<Context, "db">,
  { day, model, purpose, estimateMicros }: Reservation,
  { calls, inputTokens, outputTokens, costMicros }: CallTotals,
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

/** Adds within the limits of the column: an overflow must not stop triage. */
function plus(column: AnyPgColumn, more: number): SQL {
  return sql`greatest(0, least(${column}::bigint + ${more}::bigint, 2147483647))::int`;
}

/** `own` is the cost so far in the row of this day, model and purpose, which the statement has locked. */
function fitsBudgets(reservation: Reservation, budgets: BudgetLimits, own: SQL): SQL {
  const { daily, monthly } = budgetsOf(budgets);
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
