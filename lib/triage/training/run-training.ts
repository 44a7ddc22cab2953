import { and, desc, eq, notInArray } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { trainings, triageModels } from "@/lib/db/schema";
import type { TrainingState } from "@/lib/domain/training";
import { transact } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import { MODEL_FORMAT } from "@/lib/triage/text-classifier/encode";
import { collectLabelledTexts } from "./collect-labelled-texts";
import { type TrainedFieldModel, trainInWorker } from "./train-in-worker";
import { TRAINING_LEASE_MS } from "./train-models";

/** What a training came to. */
export interface TrainingDone {
  state: TrainingState | "gone";
  /** Fields that have a new model. */
  fields: string[];
}

/** Models of a field that are kept: the one in use, and two to look back at. */
const KEPT = 3;
/** The same labels give the same model. */
const SEED = 1;

/**
 * Does a training that was asked for: collects what people decided, trains in a thread, and stores the models, all of
 * them together. May be repeated: a training that has ended stays as it is, and two at once store one outcome.
 */
export async function runTraining(ctx: Context, { trainingId }: { trainingId: string }): Promise<TrainingDone> {
  authorize(ctx.actor, "triage.manage");
  const [row] = await ctx.db.select({ state: trainings.state }).from(trainings).where(eq(trainings.id, trainingId));
  if (row?.state !== "running") return { state: row?.state ?? "gone", fields: [] };
  await keepAlive(ctx, trainingId, 1);
  const lessons = await collectLabelledTexts(ctx);
  const trained = lessons.length === 0 ? [] : await trainInWorker(lessons, { seed: SEED, onProgress: reporter() });
  await store(ctx, trainingId, trained);
  return { state: "done", fields: trained.map(({ field }) => field) };

  /** Tells by tenths, one after the other; a note that gets lost costs nothing. */
  function reporter(): (progress: number) => void {
    let told = 0;
    let before = Promise.resolve();
    return (progress) => {
      if (progress < told + 10) return;
      told = progress;
      before = before.then(() => keepAlive(ctx, trainingId, progress)).catch(() => {});
    };
  }
}

async function keepAlive({ db, now }: Context, trainingId: string, progress: number): Promise<void> {
  const leasedUntil = new Date(now().getTime() + TRAINING_LEASE_MS);
  await db
    .update(trainings)
    .set({ progress: Math.min(99, progress), leasedUntil })
    .where(and(eq(trainings.id, trainingId), eq(trainings.state, "running")));
}

async function store(ctx: Context, trainingId: string, trained: TrainedFieldModel[]): Promise<void> {
  const note = trained.some(({ field }) => field === "category") ? null : "nothing-to-learn";
  await transact(ctx, async (tx) => {
    const mine = await tx.db
      .update(trainings)
      .set({ state: "done", progress: 100, endedAt: tx.now(), note })
      .where(and(eq(trainings.id, trainingId), eq(trainings.state, "running")))
      .returning({ id: trainings.id });
    if (mine.length === 0) return;
    for (const { field, body, rows, classes, metrics } of trained) {
      const row = { id: newId(), field, body, rows, classes, metrics, format: MODEL_FORMAT, seed: SEED };
      await tx.db.insert(triageModels).values({ ...row, createdAt: tx.now() });
      const kept = tx.db
        .select({ id: triageModels.id })
        .from(triageModels)
        .where(eq(triageModels.field, field))
        .orderBy(desc(triageModels.id))
        .limit(KEPT);
      await tx.db.delete(triageModels).where(and(eq(triageModels.field, field), notInArray(triageModels.id, kept)));
    }
  });
}
