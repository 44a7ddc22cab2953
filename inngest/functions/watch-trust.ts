import type { Inngest } from "inngest";
import { alertTurnedDown } from "@/lib/mail/alert-turned-down";
import { tripBreakers } from "@/lib/trust/trip-breakers";
import { asJob } from "./as-job";
import { RETRIES } from "./retries";

/** Every ten minutes: a category whose values people keep too seldom is turned down to "suggest", and admins are told. */
export const watchTrust = (inngest: Inngest) =>
  inngest.createFunction(
    {
      id: "watch-trust",
      name: "Turn down what people don't keep",
      triggers: [{ cron: "*/10 * * * *" }],
      retries: RETRIES,
      concurrency: 1,
    },
    async ({ step }) => {
      const tripped = await step.run("trip", () => asJob("watch-trust", tripBreakers));
      for (const { id } of tripped) {
        await step.run(`tell-${id}`, () =>
          asJob("mail", async (ctx) => {
            await alertTurnedDown(ctx, { breakerId: id });
          }),
        );
      }
      return { tripped: tripped.length };
    },
  );
