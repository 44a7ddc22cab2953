import { and, eq, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Context } from "@/lib/context";
import { llmSpendDays } from "@/lib/db/schema";
import type { TriageSettings } from "@/lib/settings/input";
import { budgetsOf, dayOf, monthOf } from "./budget";

/** What a call of a vendor's model is for. */
export type CallPurpose = (typeof llmSpendDays.$inferSelect)["purpose"];

/** A call that is counted before it is made. */
export interface Reservation {
  day: string;
  model: string;
  purpose: CallPurpose;
  /** What it is expected to cost, in millionths of a US dollar. */
  estimateMicros: number;
}

/**
 * Counts a call with what it is expected to cost; undefined where a budget has no room for that. One statement compares
 * and counts: of calls for the same model and purpose none can pass another unseen, and those of two purposes may
 * overshoot together by no more than what is asked in the same instant.
 */
export async function reserveCall(
  { db, now }: Pick<Context, "db" | "now">,
  wanted: Omit<Reservation, "day">,
  cost: Pick<TriageSettings["cost"], "dailyBudget" | "monthlyBudget">,
): Promise<Reservation | undefined> {
  const reservation = { day: dayOf(now()), ...wanted };
  const { day, model, purpose, estimateMicros } = reservation;
  const rows = await db
    .insert(llmSpendDays)
    .select(
      sql`select ${day}::text, ${model}::text, ${purpose}::text, 1, 0, 0, ${estimateMicros}::int where ${hasRoom(reservation, cost, sql`0`)}`,
    )
    .onConflictDoUpdate({
      target: [llmSpendDays.day, llmSpendDays.model, llmSpendDays.purpose],
      set: { calls: plus(llmSpendDays.calls, 1), costMicros: plus(llmSpendDays.costMicros, estimateMicros) },
      setWhere: hasRoom(reservation, cost, sql`${llmSpendDays.costMicros}`),
    })
    .returning({ day: llmSpendDays.day });
  return rows.length > 0 ? reservation : undefined;
}

/** What a reserved call took in the end. */
export interface SettledCall {
  calls: number;
  inputTokens: number;
  outputTokens: number;
  costMicros: number;
}

/** Puts what a call took in the place of what was expected. A call that is never settled stays counted as expected. */
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

/** A counter that stops at what its column holds: a full one must not keep tickets from being read. */
function plus(column: AnyPgColumn, more: number): SQL {
  return sql`greatest(0, least(${column}::bigint + ${more}::bigint, 2147483647))::int`;
}

/** Whether both budgets have room; `own` is what the call's own row holds, as it is once it is locked. */
function hasRoom(
  reservation: Reservation,
  cost: Pick<TriageSettings["cost"], "dailyBudget" | "monthlyBudget">,
  own: SQL,
): SQL {
  const { daily, monthly } = budgetsOf(cost);
  const { day, estimateMicros } = reservation;
  const within = (budget: number | null, since: string) =>
    budget === null
      ? sql`true`
      : sql`${others(reservation, since)} + ${own} + ${estimateMicros}::bigint <= ${budget}::bigint`;
  return sql`(${within(daily, day)} and ${within(monthly, monthOf(day))})`;
}

function others({ day, model, purpose }: Reservation, since: string): SQL {
  return sql`(
    select coalesce(sum(other.cost_micros), 0) from ${llmSpendDays} as other
    where other.day >= ${since} and other.day <= ${day}
    and not (other.day = ${day} and other.model = ${model} and other.purpose = ${purpose}))`;
}
