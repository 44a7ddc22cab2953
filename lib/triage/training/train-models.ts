import { and, desc, eq, lt, ne, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import { MINUTE_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { trainings, triageModels } from "@/lib/db/schema";
import { type Transaction, transact } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import { FIRST_LABELS, labelsUntilTraining } from "@/lib/settings/training-due";
import { countLearnable } from "@/lib/tickets/write/labels";
import { MODEL_FORMAT } from "@/lib/triage/text-classifier/encode";

/** A training that reports no progress for this long counts as dead. */
export const TRAINING_LEASE_MS = 15 * MINUTE_MS;

/** `running`: another training runs. `too-few`: too few labels or, if a schedule asks, too few new ones. */
export interface TrainingRequest {
  state: "started" | "running" | "too-few";
  trainingId: string | null;
}

/** Requests a training, which a job then runs. A dead training is first marked as failed. */
export async function trainModels(ctx: Context, { by }: { by: "person" | "schedule" }): Promise<TrainingRequest> {
  authorize(ctx.actor, "triage.manage");
  const labels = await countLearnable(ctx);
  const missing =
    by === "person" ? FIRST_LABELS - labels : labelsUntilTraining({ labels, labelsThen: await labelsOfLast(ctx) });
  if (missing > 0) return { state: "too-few", trainingId: null };
  return transact(ctx, async (tx) => {
    await endDead(tx);
    const trainingId = await claim(tx, labels);
    if (!trainingId) return { state: "running", trainingId: null };
    await tx.record({ type: "triage/training.requested", trainingId, after: { trainingId, labels } });
    return { state: "started", trainingId };
  });
}

/** Skips failed trainings. Null if there is none or all models have an old format. */
async function labelsOfLast({ db }: Context): Promise<number | null> {
  const [found] = await db
    .select({ readable: sql<boolean | null>`bool_or(${triageModels.format} = ${MODEL_FORMAT})` })
    .from(triageModels);
  if (found?.readable === false) return null;
  const [last] = await db
    .select({ labels: trainings.labels })
    .from(trainings)
    .where(ne(trainings.state, "failed"))
    .orderBy(desc(trainings.id))
    .limit(1);
  return last?.labels ?? null;
}

async function endDead(tx: Transaction): Promise<void> {
  await tx.db
    .update(trainings)
    .set({ state: "failed", endedAt: tx.now(), note: "process-ended" })
    .where(and(eq(trainings.state, "running"), lt(trainings.leasedUntil, tx.now())));
}

/** Undefined if another training runs: a unique index allows only one. */
async function claim(tx: Transaction, labels: number): Promise<string | undefined> {
  const startedBy = tx.actor.kind === "person" ? tx.actor.id : null;
  const leasedUntil = new Date(tx.now().getTime() + TRAINING_LEASE_MS);
  const [row] = await tx.db
    .insert(trainings)
    .values({ id: newId(), labels, startedBy, startedAt: tx.now(), leasedUntil })
    .onConflictDoNothing()
    .returning({ id: trainings.id });
  return row?.id;
}
