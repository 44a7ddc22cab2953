import type { Inngest } from "inngest";
import { deleteSentOutboxRows, sweepOutbox } from "@/lib/events/send-outbox";
import { deleteExpiredResponses } from "@/lib/idempotency/stored-responses";
import { sweepMails } from "@/lib/mail/sweep-mails";
import { deleteExpired } from "@/lib/people/delete-expired";
import { endAbsences } from "@/lib/people/end-absences";
import { closeResolved } from "@/lib/tickets/close-resolved";
import { sweepImports } from "@/lib/training-data/sweep-imports";
import { deleteExpiredLlmAnswers } from "@/lib/triage/llm-cache/delete-expired-llm-answers";
import { asJob } from "./as-job";

/** Every minute: sends events and mails that are still unsent, ends absences, closes tickets, deletes expired rows. */
export const sweep = (inngest: Inngest) =>
  inngest.createFunction(
    { id: "sweep", name: "Retry and clean up", triggers: [{ cron: "* * * * *" }], retries: 1, concurrency: 1 },
    async ({ step }) => {
      const events = await step.run("events", () => asJob("sweep", sweepOutbox));
      const mails = await step.run("mails", () => asJob("sweep", sweepMails));
      const back = await step.run("absences", () => asJob("sweep", endAbsences));
      const closed = await step.run("settled", () => asJob("sweep", closeResolved));
      const imports = await step.run("imports", () => asJob("sweep", sweepImports));
      await step.run("forget", () =>
        asJob("sweep", async (ctx) => {
          await deleteExpiredResponses(ctx.db, ctx.now());
          await deleteExpired(ctx);
          await deleteSentOutboxRows(ctx);
          await deleteExpiredLlmAnswers(ctx);
        }),
      );
      return { events, mails, back, closed, imports };
    },
  );
