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

/** `gone`: the training no longer exists. `fields`: the fields that got a new model. */
export interface TrainingOutcome {
  state: TrainingState | "gone";
  fields: string[];
}

/** We keep this many models of each field. */
const MODELS_KEPT = 3;
const SEED = 1;

/** Trains the models in a worker thread and stores all of them together, unless the training is no longer running. */
export async function runTraining(ctx: Context, { trainingId }: { trainingId: string }): Promise<TrainingOutcome> {
  authorize(ctx.actor, "triage.manage");
  const [row] = await ctx.db.select({ state: trainings.state }).from(trainings).where(eq(trainings.id, trainingId));
  if (row?.state !== "running") return { state: row?.state ?? "gone", fields: [] };
  await keepAlive(ctx, trainingId, 1);
  const trainingSets = await collectLabelledTexts(ctx);
  const trained =
    trainingSets.length === 0 ? [] : await trainInWorker(trainingSets, { seed: SEED, onProgress: progressReporter() });
  await store(ctx, trainingId, trained);
  return { state: "done", fields: trained.map(({ field }) => field) };

  /** A missing report does no harm, so errors are ignored. */
  function progressReporter(): (progress: number) => void {
    let reported = 0;
    let queue = Promise.resolve();
    return (progress) => {
      if (progress < reported + 10) return;
      reported = progress;
      queue = queue.then(() => keepAlive(ctx, trainingId, progress)).catch(() => {});
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
    const claimed = await tx.db
      .update(trainings)
      .set({ state: "done", progress: 100, endedAt: tx.now(), note })
      .where(and(eq(trainings.id, trainingId), eq(trainings.state, "running")))
      .returning({ id: trainings.id });
    if (claimed.length === 0) return;
    for (const { field, body, rows, classes, metrics } of trained) {
      const row = { id: newId(), field, body, rows, classes, metrics, format: MODEL_FORMAT, seed: SEED };
      await tx.db.insert(triageModels).values({ ...row, createdAt: tx.now() });
      const newest = tx.db
        .select({ id: triageModels.id })
        .from(triageModels)
        .where(eq(triageModels.field, field))
        .orderBy(desc(triageModels.id))
        .limit(MODELS_KEPT);
      await tx.db.delete(triageModels).where(and(eq(triageModels.field, field), notInArray(triageModels.id, newest)));
    }
  });
}
