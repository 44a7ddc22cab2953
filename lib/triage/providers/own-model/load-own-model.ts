import { desc, eq } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { triageModels } from "@/lib/db/schema";
import type { TriageSettings } from "@/lib/settings/input";
import { LruCache } from "@/lib/triage/lru-cache";
import type { TriageProvider } from "@/lib/triage/provider";
import type { Classifier } from "@/lib/triage/text-classifier/classifier";
import { decodeClassifier, MODEL_FORMAT } from "@/lib/triage/text-classifier/encode";
import { type FieldModels, ownModelProvider } from "./own-model-provider";

/** A panel's own model; `key` changes with what it would say. */
export interface OwnModel {
  reader: TriageProvider;
  key: string;
}

/**
 * Our own model as it was trained last, by any process; undefined where there is none. A body is read once a process. A
 * model of another format, or one that is broken, is as good as none until the next training.
 */
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
  const used: string[] = [];
  for (const { id, field, rows, metrics } of newest) {
    const classifier = await classifierOf(ctx, id);
    if (!classifier) continue;
    byField[field] = { classifier, support: metrics.support, rows };
    used.push(id);
  }
  if (used.length === 0) return undefined;
  const key = used.join(" ");
  return { reader: ownModelProvider(byField, { least: learning, model: used[0]! }), key };
}

async function classifierOf({ db }: Pick<Context, "db">, id: string): Promise<Classifier | null> {
  holder.__signalboxClassifiers ??= new LruCache(MOST_KEPT);
  const known = holder.__signalboxClassifiers.get(id);
  if (known !== undefined) return known.classifier;
  const [row] = await db.select({ body: triageModels.body }).from(triageModels).where(eq(triageModels.id, id));
  const classifier = row ? decodeClassifier(row.body) : null;
  holder.__signalboxClassifiers.set(id, { classifier });
  return classifier;
}

/** Three fields, and as many again while a new training takes over. */
const MOST_KEPT = 6;

const holder = globalThis as { __signalboxClassifiers?: LruCache<{ classifier: Classifier | null }> };
