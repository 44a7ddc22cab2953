import { desc, eq } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { triageModels } from "@/lib/db/schema";
import type { TriageSettings } from "@/lib/settings/input";
import { sharedCache } from "@/lib/triage/lru-cache";
import type { TriageProvider } from "@/lib/triage/provider";
import type { Classifier } from "@/lib/triage/text-classifier/classifier";
import { decodeClassifier, MODEL_FORMAT } from "@/lib/triage/text-classifier/encode";
import { type FieldModels, ownModelProvider } from "./own-model-provider";

export interface OwnModel {
  provider: TriageProvider;
  /** Changes with every new training. */
  key: string;
}

/** Loads the newest model of each field; undefined if there is none. Leaves out models that can't be decoded. */
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
  const cached = cache.get(id);
  if (cached !== undefined) return cached.classifier;
  const [row] = await db.select({ body: triageModels.body }).from(triageModels).where(eq(triageModels.id, id));
  const classifier = row ? decodeClassifier(row.body) : null;
  cache.set(id, { classifier });
  return classifier;
}

/** There is room for the old and the new models of three fields. */
const cache = sharedCache<{ classifier: Classifier | null }>("Classifiers", 6);
