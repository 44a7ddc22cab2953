import type { Context } from "@/lib/context";
import { FIRST_LABELS } from "@/lib/settings/training-due";
import { type LearnedModels, listModels } from "@/lib/training-data/list-models";
import { runTraining } from "@/lib/triage/training/run-training";
import { trainModels } from "@/lib/triage/training/train-models";
import { inWorkspace } from "./in-workspace";

/** `npm run triage:train` trains on all labels now and prints the accuracy on held-out rows. */
async function main(ctx: Context): Promise<void> {
  const { state, trainingId } = await trainModels(ctx, { by: "person" });
  if (state === "running") throw new Error("A training is already running.");
  if (!trainingId) throw new Error(await missingLabels(ctx));
  const { fields } = await runTraining(ctx, { trainingId });
  report(await listModels(ctx), fields);
}

async function missingLabels(ctx: Context): Promise<string> {
  const { next } = await listModels(ctx);
  return `Too few labels: people labelled ${next.labels.toLocaleString("en")} tickets, and ${FIRST_LABELS} are needed.`;
}

function report({ models, trainings: [last] }: LearnedModels, fields: string[]): void {
  for (const { field, rows, classes, bytes, metrics } of models.filter((model) => fields.includes(model.field))) {
    const accuracy = metrics.accuracy === null ? "not measured" : `${(100 * metrics.accuracy).toFixed(1)}% right`;
    const size = `${(bytes / 1_000).toFixed(0)} kB in ${(metrics.trainMs / 1_000).toFixed(1)} s`;
    console.log(`${field}: ${rows} decisions, ${classes} values, ${accuracy} on ${metrics.heldOut} held out, ${size}`);
  }
  if (last?.note) console.log(last.note);
}

inWorkspace("triage:train", main).catch((error) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
