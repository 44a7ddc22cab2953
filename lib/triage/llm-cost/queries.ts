import { and, asc, gte, lte } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import { DAY_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { llmSpendDays } from "@/lib/db/schema";
import { env } from "@/lib/env";
import { loadTriageSettings } from "@/lib/settings/load-triage-settings";
import { budgetsOf, dayOf, monthOf } from "./budget";
import type { CallPurpose, CallTotals } from "./reserve-call";

export interface CostDay extends CallTotals {
  /** Such as "2026-11-21", in UTC. */
  day: string;
  /** The cost in millionths of a US dollar. */
  byPurpose: Record<CallPurpose, number>;
}

/** The calls of vendors' models and their cost. Answers from the cache cost nothing and are not counted. */
export interface CostReport {
  /** The model that the server is set up for; null without a key. */
  model: string | null;
  today: CallTotals & { budgetMicros: number | null };
  month: CallTotals & { budgetMicros: number | null };
  /** The last 30 days, oldest first. Days without a call are included. */
  days: CostDay[];
  /** Totals of the 30 days by model, most expensive first. `priced`: true if admins set a price for the model. */
  models: (CallTotals & { model: string; priced: boolean })[];
}

const DAYS = 30;

/** Reports the cost of the last 30 days and of this month. Only for admins. */
export async function costReport(ctx: Context): Promise<CostReport> {
  authorize(ctx.actor, "triage.manage");
  const { policy } = await loadTriageSettings(ctx);
  const now = ctx.now();
  const days = Array.from({ length: DAYS }, (_, ago) => dayOf(new Date(now.getTime() - (DAYS - 1 - ago) * DAY_MS)));
  const today = dayOf(now);
  const month = monthOf(today);
  const rows = await listSpent(ctx, [days[0]!, month].sort()[0]!, today);
  const shown = rows.filter(({ day }) => day >= days[0]!);
  const budgets = budgetsOf(policy.cost);
  return {
    model: findVendorModel(ctx),
    today: { ...total(rows.filter(({ day }) => day === today)), budgetMicros: budgets.daily },
    month: { ...total(rows.filter(({ day }) => day >= month)), budgetMicros: budgets.monthly },
    days: days.map((day) => costDay(day, shown)),
    models: byModel(shown, policy.cost.prices),
  };
}

/** The vendor's model that the server is set up for; null without a key. Only for admins. */
export function findVendorModel(ctx: Pick<Context, "actor">): string | null {
  authorize(ctx.actor, "triage.manage");
  const { GEMINI_API_KEY: key, GEMINI_MODEL: model } = env();
  return key ? model : null;
}

type Row = typeof llmSpendDays.$inferSelect;

function listSpent({ db }: Context, since: string, until: string): Promise<Row[]> {
  const { day, model, purpose, calls, inputTokens, outputTokens, costMicros } = llmSpendDays;
  return db
    .select({ day, model, purpose, calls, inputTokens, outputTokens, costMicros })
    .from(llmSpendDays)
    .where(and(gte(day, since), lte(day, until)))
    .orderBy(asc(day), asc(model), asc(purpose));
}

function costDay(day: string, rows: readonly Row[]): CostDay {
  const ofDay = rows.filter((row) => row.day === day);
  const of = (purpose: CallPurpose) => total(ofDay.filter((row) => row.purpose === purpose)).costMicros;
  return { day, ...total(ofDay), byPurpose: { triage: of("triage"), preview: of("preview"), shadow: of("shadow") } };
}

function byModel(rows: readonly Row[], prices: Record<string, unknown>): CostReport["models"] {
  const names = [...new Set(rows.map(({ model }) => model))];
  return names
    .map((model) => ({
      model,
      ...total(rows.filter((row) => row.model === model)),
      priced: Object.hasOwn(prices, model),
    }))
    .sort((a, b) => b.costMicros - a.costMicros || a.model.localeCompare(b.model));
}

function total(rows: readonly Row[]): CallTotals {
  const sum = (column: keyof CallTotals) => rows.reduce((all, row) => all + row[column], 0);
  return {
    calls: sum("calls"),
    inputTokens: sum("inputTokens"),
    outputTokens: sum("outputTokens"),
    costMicros: sum("costMicros"),
  };
}
