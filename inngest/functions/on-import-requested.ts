import type { Inngest } from "inngest";
import { triageImportRequested } from "@/inngest/events";
import { continueImport } from "@/lib/training-data/continue-import";
import { failImport } from "@/lib/training-data/fail-import";
import { asJob } from "./as-job";
import { RETRIES } from "./retries";

/** Imports the rows of a stored file, up to 5,000 per step. Training uses them only after the last step. */
export const onImportRequested = (inngest: Inngest) =>
  inngest.createFunction(
    {
      id: "on-import-requested",
      name: "Import decisions",
      triggers: [triageImportRequested],
      retries: RETRIES,
      onFailure: async ({ event, step }) => {
        const importId = String(event.data.event.data.importId);
        await step.run("give-up", () => asJob("import", (ctx) => failImport(ctx, { importId })));
      },
    },
    async ({ event, step }) => {
      const { importId } = event.data;
      for (let batch = 1; ; batch++) {
        const progress = await step.run(`rows-${batch}`, () =>
          asJob("import", (ctx) => continueImport(ctx, { importId })),
        );
        if (progress.state !== "running") return progress;
      }
    },
  );
