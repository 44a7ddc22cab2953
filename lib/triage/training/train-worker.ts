import { parentPort, workerData } from "node:worker_threads";
import { encodeClassifier } from "@/lib/triage/text-classifier/encode";
import { calibrationError } from "@/lib/triage/text-classifier/measure";
import { train } from "@/lib/triage/text-classifier/train";
import type { FieldTrainingSet, TrainedFieldModel, WorkerNote } from "./train-in-worker";

// This file runs in a worker thread, which can't use the database. So it gets the rows as `workerData`.
const { trainingSets, seed } = workerData as { trainingSets: FieldTrainingSet[]; seed: number };
const post = (note: WorkerNote) => parentPort?.postMessage(note);

post({ trained: trainingSets.map((trainingSet, at) => trainField(trainingSet, at)) });

function trainField({ field, kind, rows, hints }: FieldTrainingSet, at: number): TrainedFieldModel {
  const began = performance.now();
  const onProgress = (done: number) => post({ progress: Math.round((100 * (at + done)) / trainingSets.length) });
  const { classifier, support, heldOut, accuracy, predictions } = train(rows, { kind, hints, seed, onProgress });
  const body = encodeClassifier(classifier);
  const metrics = { support, heldOut, accuracy, ece: calibrationError(predictions) };
  return {
    field,
    body,
    rows: rows.length,
    classes: classifier.classes.length,
    metrics: { ...metrics, trainMs: Math.round(performance.now() - began) },
  };
}
