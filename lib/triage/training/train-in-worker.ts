import { Worker } from "node:worker_threads";
import type { ModelMetrics } from "@/lib/domain/training";
import type { TriageField } from "@/lib/domain/triage";
import { isBundled } from "@/lib/env";
import type { LabelledText } from "@/lib/triage/text-classifier/samples";
import type { TitledText } from "@/lib/triage/text-classifier/terms";

export interface FieldTrainingSet {
  field: TriageField;
  /** `many`: any number of values per text. */
  kind: "one" | "many";
  rows: LabelledText[];
  hints: Map<string, TitledText>;
}

/** A field's trained model, ready to be stored. */
export interface TrainedFieldModel {
  field: TriageField;
  body: Uint8Array;
  rows: number;
  classes: number;
  metrics: ModelMetrics;
}

/** Progress of a training, 0 to 100. */
export interface ProgressNote {
  progress: number;
}

const MAX_MS = 10 * 60_000;

export function trainInWorker(
  trainingSets: FieldTrainingSet[],
  { seed, onProgress }: { seed: number; onProgress(progress: number): void },
): Promise<TrainedFieldModel[]> {
  const worker = startWorker({ trainingSets, seed });
  const timer = setTimeout(() => worker.terminate(), MAX_MS);
  const trained = new Promise<TrainedFieldModel[]>((resolve, reject) => {
    worker.on("message", (note: ProgressNote | { trained: TrainedFieldModel[] }) => {
      if ("trained" in note) resolve(note.trained);
      else onProgress(note.progress);
    });
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("The training thread ended early.")));
  });
  return trained.finally(() => clearTimeout(timer));
}

/** Only a bundle holds JavaScript. */
function startWorker(workerData: unknown): Worker {
  if (!isBundled()) return new Worker(FROM_SOURCE, { eval: true, workerData });
  return new Worker(new URL("./train-worker.ts", import.meta.url), { workerData });
}

const FROM_SOURCE = `
  import("tsx/esm/api").then(({ register }) => {
    register();
    return import(${JSON.stringify(import.meta.url.replace(/[^/]+$/, "train-worker.ts"))});
  });`;
