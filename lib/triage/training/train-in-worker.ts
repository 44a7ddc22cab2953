import { Worker } from "node:worker_threads";
import type { ModelMetrics } from "@/lib/domain/training";
import type { TriageField } from "@/lib/domain/triage";
import { isBundled } from "@/lib/env";
import type { LabelledText } from "@/lib/triage/text-classifier/samples";
import type { TitledText } from "@/lib/triage/text-classifier/terms";

/** What one field is learned from. */
export interface FieldTrainingSet {
  field: TriageField;
  /** `many`: a text has any number of these values, as of skills. */
  kind: "one" | "many";
  rows: LabelledText[];
  /** What admins wrote about values, by value. */
  hints: Map<string, TitledText>;
}

/** A field's model, ready to be stored. */
export interface TrainedFieldModel {
  field: TriageField;
  body: Uint8Array;
  rows: number;
  classes: number;
  metrics: ModelMetrics;
}

/** How far a training is, 0 to 100. */
export interface ProgressNote {
  progress: number;
}

/** A training that takes longer is ended: nothing here should. */
const MOST_MS = 10 * 60_000;

/**
 * Trains in a thread of its own, so that requests are answered meanwhile. `onProgress` gets 0 to 100. Throws where the
 * thread fails or takes longer than ten minutes.
 */
export function trainInWorker(
  lessons: FieldTrainingSet[],
  { seed, onProgress }: { seed: number; onProgress(progress: number): void },
): Promise<TrainedFieldModel[]> {
  const worker = startWorker({ lessons, seed });
  const timer = setTimeout(() => worker.terminate(), MOST_MS);
  const trained = new Promise<TrainedFieldModel[]>((resolve, reject) => {
    worker.on("message", (note: ProgressNote | { trained: TrainedFieldModel[] }) => {
      if ("trained" in note) resolve(note.trained);
      else onProgress(note.progress);
    });
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("The training's thread ended before it was done.")));
  });
  return trained.finally(() => clearTimeout(timer));
}

/** Bundled, the entry is JavaScript; run from the sources, as commands and tests are, it is TypeScript. */
function startWorker(workerData: unknown): Worker {
  if (!isBundled()) return new Worker(FROM_SOURCES, { eval: true, workerData });
  return new Worker(new URL("./train-worker.ts", import.meta.url), { workerData });
}

const FROM_SOURCES = `
  import("tsx/esm/api").then(({ register }) => {
    register();
    return import(${JSON.stringify(import.meta.url.replace(/[^/]+$/, "train-worker.ts"))});
  });`;
