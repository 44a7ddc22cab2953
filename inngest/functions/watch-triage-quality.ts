import type { Inngest } from "inngest";
import { notifyBreakerTripped } from "@/lib/mail/notify-breaker-tripped";
import { tripBreakers } from "@/lib/triage-quality/trip-breakers";
import { asJob } from "./as-job";
import { RETRIES } from "./retries";

/** Every ten minutes, limits a category to "suggest" if people changed it too often, and tells the admins. */
export const watchTriageQuality = (inngest: Inngest) =>
  inngest.createFunction(
    {
      id: "watch-trust",
      name: "Limit inaccurate automation",
      triggers: [{ cron: "*/10 * * * *" }],
      retries: RETRIES,
      concurrency: 1,
    },
    async ({ step }) => {
      const tripped = await step.run("trip", () => asJob("watch-trust", tripBreakers));
      for (const { id } of tripped) {
        await step.run(`tell-${id}`, () =>
          asJob("mail", async (ctx) => {
            await notifyBreakerTripped(ctx, { breakerId: id });
          }),
        );
      }
      return { tripped: tripped.length };
    },
  );
