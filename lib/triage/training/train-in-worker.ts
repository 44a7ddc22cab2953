import { Worker } from "node:worker_threads";
import type { ModelMetrics } from "@/lib/domain/training";
import type { TriageField } from "@/lib/domain/triage";
import { isBundled } from "@/lib/env";
import type { LabelledText } from "@/lib/triage/text-classifier/samples";
import type { TitledText } from "@/lib/triage/text-classifier/terms";

/** The training data of one field. */
export interface FieldTrainingSet {
  field: TriageField;
  /** `one`: each text has one value. `many`: a text has any number of values. */
  kind: "one" | "many";
  rows: LabelledText[];
  hints: Map<string, TitledText>;
}

/** The trained model of one field. `body` is what `encodeClassifier` wrote; `rows` and `classes` are numbers. */
export interface TrainedFieldModel {
  field: TriageField;
  body: Uint8Array;
  rows: number;
  classes: number;
  metrics: ModelMetrics;
}

/** A message of the worker thread: the progress in percent or, at the end, the trained models. */
export type WorkerNote = { progress: number } | { trained: TrainedFieldModel[] };

const MAX_MS = 10 * 60_000;

/** Trains all fields in a worker thread, for ten minutes at most. Rejects if the thread fails or ends early. */
export function trainInWorker(
  trainingSets: FieldTrainingSet[],
  { seed, onProgress }: { seed: number; onProgress(progress: number): void },
): Promise<TrainedFieldModel[]> {
  const worker = startWorker({ trainingSets, seed });
  const timer = setTimeout(() => worker.terminate(), MAX_MS);
  const trained = new Promise<TrainedFieldModel[]>((resolve, reject) => {
    worker.on("message", (note: WorkerNote) => {
      if ("trained" in note) resolve(note.trained);
      else onProgress(note.progress);
    });
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("The training thread ended early.")));
  });
  return trained.finally(() => clearTimeout(timer));
}

/** In a bundle, the worker is JavaScript. From source, the thread must load TypeScript support first. */
function startWorker(workerData: unknown): Worker {
  if (!isBundled()) return new Worker(FROM_SOURCE, { eval: true, workerData });
  return new Worker(new URL("./train-worker.ts", import.meta.url), { workerData });
}

const FROM_SOURCE = `
  import("tsx/esm/api").then(({ register }) => {
    register();
    return import(${JSON.stringify(import.meta.url.replace(/[^/]+$/, "train-worker.ts"))});
  });`;
