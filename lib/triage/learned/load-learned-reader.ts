import { desc, eq } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { models } from "@/lib/db/schema";
import type { TriagePolicy } from "@/lib/policy/input";
import type { Classifier } from "@/lib/triage/model/classifier";
import { decodeClassifier, MODEL_FORMAT } from "@/lib/triage/model/encode";
import type { Reader } from "@/lib/triage/reader";
import { Recent } from "@/lib/triage/recent";
import { type FieldModels, learnedReader } from "./learned-reader";

/** A panel's own model; `key` changes with what it would say. */
export interface LearnedReader {
  reader: Reader;
  key: string;
}

/**
 * Our own model as it was trained last, by any process; undefined where there is none. A body is read once a process. A
 * model of another format, or one that is broken, is as good as none until the next training.
 */
export async function loadLearnedReader(
  ctx: Pick<Context, "db">,
  learning: TriagePolicy["learning"],
): Promise<LearnedReader | undefined> {
  const newest = await ctx.db
    .selectDistinctOn([models.field], {
      id: models.id,
      field: models.field,
      rows: models.rows,
      metrics: models.metrics,
    })
    .from(models)
    .where(eq(models.format, MODEL_FORMAT))
    .orderBy(models.field, desc(models.id));
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
  return { reader: learnedReader(byField, { least: learning, model: used[0]! }), key };
}

async function classifierOf({ db }: Pick<Context, "db">, id: string): Promise<Classifier | null> {
  holder.__signalboxClassifiers ??= new Recent(MOST_KEPT);
  const known = holder.__signalboxClassifiers.get(id);
  if (known !== undefined) return known.classifier;
  const [row] = await db.select({ body: models.body }).from(models).where(eq(models.id, id));
  const classifier = row ? decodeClassifier(row.body) : null;
  holder.__signalboxClassifiers.set(id, { classifier });
  return classifier;
}

/** Three fields, and as many again while a new training takes over. */
const MOST_KEPT = 6;

const holder = globalThis as { __signalboxClassifiers?: Recent<{ classifier: Classifier | null }> };
