import type { Inngest } from "inngest";
import { forgetFirstAnswers } from "@/lib/answers/first-answers";
import { forgetSent, sweepOutbox } from "@/lib/events/send-outbox";
import { sweepImports } from "@/lib/learning/sweep-imports";
import { sweepMails } from "@/lib/mail/sweep-mails";
import { endAbsences } from "@/lib/people/end-absences";
import { forgetExpired } from "@/lib/people/forget-expired";
import { closeSettled } from "@/lib/tickets/close-settled";
import { asJob } from "./as-job";

/** Once a minute: what a dying process left unsent is sent, and what has run its time is closed or forgotten. */
export const sweep = (inngest: Inngest) =>
  inngest.createFunction(
    { id: "sweep", name: "Send what was left behind", triggers: [{ cron: "* * * * *" }], retries: 1, concurrency: 1 },
    async ({ step }) => {
      const events = await step.run("events", () => asJob("sweep", sweepOutbox));
      const mails = await step.run("mails", () => asJob("sweep", sweepMails));
      const back = await step.run("absences", () => asJob("sweep", endAbsences));
      const closed = await step.run("settled", () => asJob("sweep", closeSettled));
      const imports = await step.run("imports", () => asJob("sweep", sweepImports));
      await step.run("forget", () =>
        asJob("sweep", async (ctx) => {
          await forgetFirstAnswers(ctx.db, ctx.now());
          await forgetExpired(ctx);
          await forgetSent(ctx);
        }),
      );
      return { events, mails, back, closed, imports };
    },
  );
