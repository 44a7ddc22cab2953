import { and, asc, desc, gte, inArray, isNull, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import { DAY_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { categories, llmSpendDays, triageBreakers } from "@/lib/db/schema";
import type { Source } from "@/lib/domain/ticket";
import type { TriageField, TriageProviderName } from "@/lib/domain/triage";
import { compareProviders, type ProviderComparison } from "./compare-providers";
import { countOutcomes, type OutcomeCount } from "./count-outcomes";
import { type Measurement, measureQuality, type QualityFigures, qualityFigures } from "./figures";
import { measuredConfidence, PERIOD_DAYS } from "./measured-confidence";
import { MEASURED_FIELDS, type MeasuredField } from "./outcomes";

/** A category that was turned down to "suggest". */
export interface OpenBreaker {
  id: string;
  field: TriageField;
  value: string;
  /** As people call it. */
  name: string;
  kept: number;
  decided: number;
  target: number;
  trippedAt: string;
}

/** How far triage can be trusted, by what people decided in these days. Shadow readings count for readers alone. */
export interface QualityReport {
  days: number;
  since: string;
  until: string;
  whole: QualityFigures;
  fields: (Measurement & { field: MeasuredField })[];
  /** By the category that was decided for, most decisions first. */
  categories: (QualityFigures & { slug: string; name: string })[];
  readers: (Measurement & { field: MeasuredField; provider: TriageProviderName; source: Source })[];
  comparisons: ProviderComparison[];
  breakers: OpenBreaker[];
  /** Millionths of a US dollar that vendors' models took for readings; null where none was asked. */
  costMicros: number | null;
}

/** Decisions of about the same worth: what a threshold is chosen by. */
export interface ThresholdCell {
  field: MeasuredField;
  /** The category or priority that was read; null for skills. */
  value: string | null;
  /** Whole per cent of measured confidence. */
  percent: number;
  made: number;
  decided: number;
  kept: number;
}

/** The figures of the last 90 days, for admins. */
export async function qualityReport(ctx: Context): Promise<QualityReport> {
  authorize(ctx.actor, "triage.manage");
  const until = ctx.now();
  const since = periodBefore(until);
  const cells = await countOutcomes(ctx, ctx.actor, since);
  const told = cells.filter(({ mode }) => mode !== "shadow");
  const names = await categoryNames(ctx);
  return {
    days: PERIOD_DAYS,
    since: since.toISOString(),
    until: until.toISOString(),
    whole: qualityFigures(told),
    fields: MEASURED_FIELDS.map((field) => ({ field, ...measureQuality(of(told, { field })) })),
    categories: byCategory(told, names),
    readers: byReader(cells),
    comparisons: await compareProviders(ctx, ctx.actor, since),
    breakers: await listBreakers(ctx, names),
    costMicros: await costSince(ctx, since),
  };
}

/** What each threshold would have meant in the last 90 days, by what confidences turned out to be worth; for admins. */
export async function listThresholdCells(ctx: Context): Promise<ThresholdCell[]> {
  authorize(ctx.actor, "triage.manage");
  const cells = await countOutcomes(ctx, ctx.actor, periodBefore(ctx.now()));
  const worth = await measuredConfidence(ctx);
  const found = new Map<string, ThresholdCell>();
  for (const { field, value, provider, mode, percent, made, decided, kept } of cells) {
    if (mode === "shadow" || percent === null) continue;
    const measured = Math.floor(worth(provider, field, percent / 100).value * 100 + 1e-6);
    const name = `${field}/${value}/${measured}`;
    const sum = found.get(name) ?? { field, value, percent: measured, made: 0, decided: 0, kept: 0 };
    found.set(name, { ...sum, made: sum.made + made, decided: sum.decided + decided, kept: sum.kept + kept });
  }
  return [...found.values()];
}

function periodBefore(until: Date): Date {
  return new Date(until.getTime() - PERIOD_DAYS * DAY_MS);
}

function of(
  cells: readonly OutcomeCount[],
  wanted: Partial<Pick<OutcomeCount, "field" | "value" | "provider" | "source">>,
): OutcomeCount[] {
  const entries = Object.entries(wanted) as [keyof typeof wanted, string][];
  return cells.filter((cell) => entries.every(([name, value]) => cell[name] === value));
}

function byCategory(cells: readonly OutcomeCount[], names: Map<string, string>): QualityReport["categories"] {
  const mine = of(cells, { field: "category" });
  const slugs = [...new Set(mine.flatMap(({ value }) => value ?? []))];
  return slugs
    .map((slug) => ({ slug, name: names.get(slug) ?? slug, ...qualityFigures(of(mine, { value: slug })) }))
    .sort((a, b) => b.made - a.made || a.slug.localeCompare(b.slug));
}

function byReader(cells: readonly OutcomeCount[]): QualityReport["readers"] {
  const named = new Map(cells.map((cell) => [`${cell.field}/${cell.provider}/${cell.source}`, cell]));
  return [...named.values()]
    .map(({ field, provider, source }) => {
      const reader = { field, provider, source };
      return { ...reader, ...measureQuality(of(cells, reader)) };
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
    // Stored in single precision: 0.75 is exact, 0.7 is not.
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
