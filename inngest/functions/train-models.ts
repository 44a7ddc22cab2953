import type { Inngest } from "inngest";
import { triageTrainingRequested } from "@/inngest/events";
import { failTraining } from "@/lib/triage/training/fail-training";
import { runTraining } from "@/lib/triage/training/run-training";
import { trainModels } from "@/lib/triage/training/train-models";
import { asJob } from "./as-job";

/** Trains the models on request. One step, because an interrupted training starts again anyway. */
export const onTrainingRequested = (inngest: Inngest) =>
  inngest.createFunction(
    {
      id: "on-training-requested",
      name: "Train the model",
      triggers: [triageTrainingRequested],
      retries: 2,
      concurrency: 1,
      onFailure: async ({ event, step }) => {
        const trainingId = String(event.data.event.data.trainingId);
        await step.run("give-up", () => asJob("training", (ctx) => failTraining(ctx, { trainingId })));
      },
    },
    ({ event, step }) =>
      step.run("train", () => asJob("training", (ctx) => runTraining(ctx, { trainingId: event.data.trainingId }))),
  );

/** Every ten minutes, requests a training if enough labels were added since the last one. */
export const trainWhenDue = (inngest: Inngest) =>
  inngest.createFunction(
    { id: "train-when-due", name: "Check if training is due", triggers: [{ cron: "*/10 * * * *" }], retries: 1 },
    ({ step }) => step.run("ask", () => asJob("training", (ctx) => trainModels(ctx, { by: "schedule" }))),
  );
