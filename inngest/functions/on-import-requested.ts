import type { Inngest } from "inngest";
import { triageImportRequested } from "@/inngest/events";
import { continueImport } from "@/lib/training-data/continue-import";
import { failImport } from "@/lib/training-data/fail-import";
import { asJob } from "./as-job";
import { RETRIES } from "./retries";

/** A file was checked and stored: its rows are taken in by parts, each a step, and count when the last one is in. */
export const onImportRequested = (inngest: Inngest) =>
  inngest.createFunction(
    {
      id: "on-import-requested",
      name: "Take imported rows in",
      triggers: [triageImportRequested],
      retries: RETRIES,
      onFailure: async ({ event, step }) => {
        const importId = String(event.data.event.data.importId);
        await step.run("give-up", () => asJob("import", (ctx) => failImport(ctx, { importId })));
      },
    },
    async ({ event, step }) => {
      const { importId } = event.data;
      for (let part = 1; ; part++) {
        const progress = await step.run(`rows-${part}`, () =>
          asJob("import", (ctx) => continueImport(ctx, { importId })),
        );
        if (progress.state !== "running") return progress;
      }
    },
  );
