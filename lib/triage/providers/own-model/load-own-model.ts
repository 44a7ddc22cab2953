import { desc, eq } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { triageModels } from "@/lib/db/schema";
import type { TriageSettings } from "@/lib/settings/input";
import { LruCache } from "@/lib/triage/lru-cache";
import type { TriageProvider } from "@/lib/triage/provider";
import type { Classifier } from "@/lib/triage/text-classifier/classifier";
import { decodeClassifier, MODEL_FORMAT } from "@/lib/triage/text-classifier/encode";
import { type FieldModels, ownModelProvider } from "./own-model-provider";

export interface OwnModel {
  provider: TriageProvider;
  key: string;
}

/** Our model as last trained, decoded once per process; undefined without one. Skips broken and other formats. */
export async function loadOwnModel(
  ctx: Pick<Context, "db">,
  learning: TriageSettings["learning"],
): Promise<OwnModel | undefined> {
  const newest = await ctx.db
    .selectDistinctOn([triageModels.field], {
      id: triageModels.id,
      field: triageModels.field,
      rows: triageModels.rows,
      metrics: triageModels.metrics,
    })
    .from(triageModels)
    .where(eq(triageModels.format, MODEL_FORMAT))
    .orderBy(triageModels.field, desc(triageModels.id));
  const byField: FieldModels = {};
  const modelIds: string[] = [];
  for (const { id, field, rows, metrics } of newest) {
    const classifier = await classifierOf(ctx, id);
    if (!classifier) continue;
    byField[field] = { classifier, support: metrics.support, rows };
    modelIds.push(id);
  }
  if (modelIds.length === 0) return undefined;
  const key = modelIds.join(" ");
  return { provider: ownModelProvider(byField, { minimum: learning, model: modelIds[0]! }), key };
}

async function classifierOf({ db }: Pick<Context, "db">, id: string): Promise<Classifier | null> {
  holder.__signalboxClassifiers ??= new LruCache(MAX_CACHED);
  const cached = holder.__signalboxClassifiers.get(id);
  if (cached !== undefined) return cached.classifier;
  const [row] = await db.select({ body: triageModels.body }).from(triageModels).where(eq(triageModels.id, id));
  const classifier = row ? decodeClassifier(row.body) : null;
  holder.__signalboxClassifiers.set(id, { classifier });
  return classifier;
}

/** Three fields, old and new. */
const MAX_CACHED = 6;

const holder = globalThis as { __signalboxClassifiers?: LruCache<{ classifier: Classifier | null }> };
