import type { Inngest } from "inngest";
import { triageTrainingRequested } from "@/inngest/events";
import { failTraining } from "@/lib/triage/training/fail-training";
import { runTraining } from "@/lib/triage/training/run-training";
import { trainModels } from "@/lib/triage/training/train-models";
import { asJob } from "./as-job";

/** A training was asked for: one step, for a training that is cut off begins anew anyway. */
export const onTrainingRequested = (inngest: Inngest) =>
  inngest.createFunction(
    {
      id: "on-training-requested",
      name: "Learn from decisions",
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

/** Now and then: where enough was decided since the last training, the next one begins. */
export const trainWhenDue = (inngest: Inngest) =>
  inngest.createFunction(
    { id: "train-when-due", name: "See whether to learn again", triggers: [{ cron: "*/10 * * * *" }], retries: 1 },
    ({ step }) => step.run("ask", () => asJob("training", (ctx) => trainModels(ctx, { by: "schedule" }))),
  );
