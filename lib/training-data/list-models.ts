import { desc, eq, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { people, trainings, triageModels } from "@/lib/db/schema";
import { formatTrainingNote } from "@/lib/display-text/triage";
import type { ModelMetrics, TrainingState } from "@/lib/domain/training";
import { TRIAGE_FIELDS, type TriageField } from "@/lib/domain/triage";
import { loadTriageSettings } from "@/lib/settings/load-triage-settings";
import { labelsUntilTraining } from "@/lib/settings/training-due";
import { countLearnable } from "@/lib/tickets/write/labels";

export interface ModelView {
  id: string;
  field: TriageField;
  rows: number;
  classes: number;
  bytes: number;
  metrics: ModelMetrics;
  createdAt: string;
}

export interface TrainingView {
  id: string;
  state: TrainingState;
  progress: number;
  labels: number;
  note: string | null;
  /** Null for a scheduled training. */
  startedBy: { id: string; name: string } | null;
  startedAt: string;
  endedAt: string | null;
}

export interface LearnedModels {
  models: ModelView[];
  trainings: TrainingView[];
  next: { labels: number; missing: number };
  /** A model applies a value only with `leastLabels` labels in total and `leastOfClass` labels of this value. */
  leastLabels: number;
  leastOfClass: number;
}

const TRAININGS = 10;

/** The newest model of each field, the last ten trainings, and the labels missing for the next one. */
export async function listModels(ctx: Context): Promise<LearnedModels> {
  authorize(ctx.actor, "triage.manage");
  const models = await newestModels(ctx);
  const history = await lastTrainings(ctx);
  const labels = await countLearnable(ctx);
  const { policy } = await loadTriageSettings(ctx);
  const last = history.find(({ state }) => state !== "failed");
  const missing = labelsUntilTraining({ labels, labelsThen: last?.labels ?? null });
  return { models, trainings: history, next: { labels, missing }, ...policy.learning };
}

async function newestModels({ db }: Context): Promise<ModelView[]> {
  const rows = await db
    .selectDistinctOn([triageModels.field], {
      id: triageModels.id,
      field: triageModels.field,
      rows: triageModels.rows,
      classes: triageModels.classes,
      bytes: sql<number>`octet_length(${triageModels.body})`.mapWith(Number),
      metrics: triageModels.metrics,
      createdAt: triageModels.createdAt,
    })
    .from(triageModels)
    .orderBy(triageModels.field, desc(triageModels.id));
  return rows
    .map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }))
    .sort((a, b) => TRIAGE_FIELDS.indexOf(a.field) - TRIAGE_FIELDS.indexOf(b.field));
}

async function lastTrainings({ db }: Context): Promise<TrainingView[]> {
  const rows = await db
    .select({
      id: trainings.id,
      state: trainings.state,
      progress: trainings.progress,
      labels: trainings.labels,
      note: trainings.note,
      startedBy: { id: people.id, name: people.name },
      startedAt: trainings.startedAt,
      endedAt: trainings.endedAt,
    })
    .from(trainings)
    .leftJoin(people, eq(people.id, trainings.startedBy))
    .orderBy(desc(trainings.id))
    .limit(TRAININGS);
  return rows.map((row) => ({
    ...row,
    note: row.note && formatTrainingNote(row.note),
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  }));
}
