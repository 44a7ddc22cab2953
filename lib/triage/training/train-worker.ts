import { parentPort, workerData } from "node:worker_threads";
import { encodeClassifier } from "@/lib/triage/text-classifier/encode";
import { calibrationError } from "@/lib/triage/text-classifier/measure";
import { train } from "@/lib/triage/text-classifier/train";
import type { FieldTrainingSet, ProgressNote, TrainedFieldModel } from "./train-in-worker";

// Runs in a worker thread: it can't open the database, so the rows are passed in.
const { trainingSets, seed } = workerData as { trainingSets: FieldTrainingSet[]; seed: number };
const post = (note: ProgressNote | { trained: TrainedFieldModel[] }) => parentPort?.postMessage(note);

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
