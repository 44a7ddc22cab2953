import type { Context } from "@/lib/context";
import { FIRST_LABELS } from "@/lib/settings/training-due";
import { type LearnedModels, listModels } from "@/lib/training-data/list-models";
import { runTraining } from "@/lib/triage/training/run-training";
import { trainModels } from "@/lib/triage/training/train-models";
import { inWorkspace } from "./in-workspace";

/** `npm run triage:train` learns from all that people decided, at once, and prints what was measured on rows kept aside. */
async function main(ctx: Context): Promise<void> {
  const { state, trainingId } = await trainModels(ctx, { by: "person" });
  if (state === "running") throw new Error("A training runs already.");
  if (!trainingId) throw new Error(await whatIsMissing(ctx));
  const { fields } = await runTraining(ctx, { trainingId });
  report(await listModels(ctx), fields);
}

async function whatIsMissing(ctx: Context): Promise<string> {
  const { next } = await listModels(ctx);
  return `There is too little to learn from: people decided ${next.labels.toLocaleString("en")} tickets, and ${FIRST_LABELS} are the least.`;
}

function report({ models, trainings: [last] }: LearnedModels, fields: string[]): void {
  for (const { field, rows, classes, bytes, metrics } of models.filter((model) => fields.includes(model.field))) {
    const right = metrics.accuracy === null ? "not measured" : `${(100 * metrics.accuracy).toFixed(1)}% right`;
    const size = `${(bytes / 1_000).toFixed(0)} kB in ${(metrics.trainMs / 1_000).toFixed(1)} s`;
    console.log(`${field}: ${rows} decisions, ${classes} values, ${right} on ${metrics.heldOut} kept aside, ${size}`);
  }
  if (last?.note) console.log(last.note);
}

inWorkspace("triage:train", main).catch((error) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
