import { parentPort, workerData } from "node:worker_threads";
import { encodeClassifier } from "@/lib/triage/text-classifier/encode";
import { calibrationError } from "@/lib/triage/text-classifier/measure";
import { train } from "@/lib/triage/text-classifier/train";
import type { FieldTrainingSet, ProgressNote, TrainedFieldModel } from "./train-in-worker";

// Runs in a thread of its own: rows came with it, for it can't open the database.
const { lessons, seed } = workerData as { lessons: FieldTrainingSet[]; seed: number };
const told = (note: ProgressNote | { trained: TrainedFieldModel[] }) => parentPort?.postMessage(note);

told({ trained: lessons.map((lesson, at) => learn(lesson, at)) });

function learn({ field, kind, rows, hints }: FieldTrainingSet, at: number): TrainedFieldModel {
  const began = performance.now();
  const onProgress = (done: number) => told({ progress: Math.round((100 * (at + done)) / lessons.length) });
  const { classifier, support, heldOut, accuracy, told: answers } = train(rows, { kind, hints, seed, onProgress });
  const body = encodeClassifier(classifier);
  const metrics = { support, heldOut, accuracy, ece: calibrationError(answers) };
  return {
    field,
    body,
    rows: rows.length,
    classes: classifier.classes.length,
    metrics: { ...metrics, trainMs: Math.round(performance.now() - began) },
  };
}
