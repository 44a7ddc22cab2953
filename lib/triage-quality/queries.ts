import { and, asc, desc, gte, inArray, isNull, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import { DAY_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { categories, llmSpendDays, triageBreakers } from "@/lib/db/schema";
import type { Source } from "@/lib/domain/ticket";
import type { TriageProviderName } from "@/lib/domain/triage";
import { compareProviders, type ProviderComparison } from "./compare-providers";
import { countOutcomes, type OutcomeCount } from "./count-outcomes";
import { type Measurement, measureQuality, type QualityFigures, qualityFigures } from "./figures";
import { measuredConfidence, PERIOD_DAYS } from "./measured-confidence";
import { MEASURED_FIELDS, type MeasuredField } from "./outcomes";

/** An open circuit breaker: the category `value` is only suggested. `kept` of `decided` values led to this. */
export interface OpenBreaker
  extends Pick<typeof triageBreakers.$inferSelect, "id" | "field" | "value" | "kept" | "decided" | "target"> {
  name: string;
  trippedAt: string;
}

/**
 * AI accuracy, measured by people's decisions from `since` to `until`. Values that were predicted only for comparison
 * count only in `readers` (the providers), `comparisons` and `costMicros`.
 */
export interface QualityReport {
  days: number;
  since: string;
  until: string;
  whole: QualityFigures;
  fields: (Measurement & { field: MeasuredField })[];
  categories: (QualityFigures & { slug: string; name: string })[];
  readers: (Measurement & { field: MeasuredField; provider: TriageProviderName; source: Source })[];
  comparisons: ProviderComparison[];
  breakers: OpenBreaker[];
  /** In millionths of a US dollar, without previews; null if no vendor's model was called. */
  costMicros: number | null;
}

/** Counts of the decisions that share field, value and calibrated confidence (`percent`, a whole number). */
export type ThresholdCell = Pick<OutcomeCount, "field" | "value" | "made" | "decided" | "kept"> & { percent: number };

/** AI accuracy in the last 90 days. Only for admins. */
export async function qualityReport(ctx: Context): Promise<QualityReport> {
  authorize(ctx.actor, "triage.manage");
  const until = ctx.now();
  const since = periodBefore(until);
  const cells = await countOutcomes(ctx, ctx.actor, since);
  const visible = cells.filter(({ mode }) => mode !== "shadow");
  const names = await categoryNames(ctx);
  return {
    days: PERIOD_DAYS,
    since: since.toISOString(),
    until: until.toISOString(),
    whole: qualityFigures(visible),
    fields: MEASURED_FIELDS.map((field) => ({ field, ...measureQuality(select(visible, { field })) })),
    categories: byCategory(visible, names),
    readers: byProvider(cells),
    comparisons: await compareProviders(ctx, ctx.actor, since),
    breakers: await listBreakers(ctx, names),
    costMicros: await costSince(ctx, since),
  };
}

/** Counts the decisions of the last 90 days by calibrated confidence, to choose thresholds. Only for admins. */
export async function listThresholdCells(ctx: Context): Promise<ThresholdCell[]> {
  authorize(ctx.actor, "triage.manage");
  const cells = await countOutcomes(ctx, ctx.actor, periodBefore(ctx.now()));
  const measure = await measuredConfidence(ctx);
  const found = new Map<string, ThresholdCell>();
  for (const { field, value, provider, mode, percent, made, decided, kept } of cells) {
    if (mode === "shadow" || percent === null) continue;
    const measured = Math.floor(measure(provider, field, percent / 100).value * 100 + 1e-6);
    const name = `${field}/${value}/${measured}`;
    const sum = found.get(name) ?? { field, value, percent: measured, made: 0, decided: 0, kept: 0 };
    found.set(name, { ...sum, made: sum.made + made, decided: sum.decided + decided, kept: sum.kept + kept });
  }
  return [...found.values()];
}

function periodBefore(until: Date): Date {
  return new Date(until.getTime() - PERIOD_DAYS * DAY_MS);
}

function select(
  cells: readonly OutcomeCount[],
  wanted: Partial<Pick<OutcomeCount, "field" | "value" | "provider" | "source">>,
): OutcomeCount[] {
  const entries = Object.entries(wanted) as [keyof typeof wanted, string][];
  return cells.filter((cell) => entries.every(([name, value]) => cell[name] === value));
}

function byCategory(cells: readonly OutcomeCount[], names: Map<string, string>): QualityReport["categories"] {
  const ofCategory = select(cells, { field: "category" });
  const slugs = [...new Set(ofCategory.flatMap(({ value }) => value ?? []))];
  return slugs
    .map((slug) => ({ slug, name: names.get(slug) ?? slug, ...qualityFigures(select(ofCategory, { value: slug })) }))
    .sort((a, b) => b.made - a.made || a.slug.localeCompare(b.slug));
}

function byProvider(cells: readonly OutcomeCount[]): QualityReport["readers"] {
  const groups = new Map(cells.map((cell) => [`${cell.field}/${cell.provider}/${cell.source}`, cell]));
  return [...groups.values()]
    .map(({ field, provider, source }) => {
      const group = { field, provider, source };
      return { ...group, ...measureQuality(select(cells, group)) };
    })
    .sort((a, b) => b.made - a.made || a.provider.localeCompare(b.provider));
}

async function categoryNames({ db }: Context): Promise<Map<string, string>> {
  const rows = await db.select({ slug: categories.slug, name: categories.name }).from(categories);
  return new Map(rows.map(({ slug, name }) => [slug, name]));
}

async function listBreakers({ db }: Context, names: Map<string, string>): Promise<OpenBreaker[]> {
  const { id, field, value, kept, decided, target, trippedAt } = triageBreakers;
  const rows = await db
    .select({ id, field, value, kept, decided, target, trippedAt })
    .from(triageBreakers)
    .where(isNull(triageBreakers.resetAt))
    .orderBy(desc(trippedAt), asc(id));
  return rows.map((row) => ({
    ...row,
    name: names.get(row.value) ?? row.value,
    // The column has single precision: 0.7 comes back as 0.699999988.
    target: Math.round(row.target * 1e4) / 1e4,
    trippedAt: row.trippedAt.toISOString(),
  }));
}

async function costSince({ db }: Context, since: Date): Promise<number | null> {
  const [row] = await db
    .select({ cost: sql<number | null>`sum(${llmSpendDays.costMicros})::float8` })
    .from(llmSpendDays)
    .where(
      and(gte(llmSpendDays.day, since.toISOString().slice(0, 10)), inArray(llmSpendDays.purpose, ["triage", "shadow"])),
    );
  return row?.cost ?? null;
}
