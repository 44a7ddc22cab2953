import type { Inngest } from "inngest";
import { proposeKeywords } from "@/lib/training-data/propose-keywords";
import { asJob } from "./as-job";

/** Every hour, looks at the values that people corrected, and suggests keywords for an admin to accept. */
export const proposeKeywordsHourly = (inngest: Inngest) =>
  inngest.createFunction(
    {
      id: "propose-words",
      name: "Suggest keywords",
      triggers: [{ cron: "23 * * * *" }],
      retries: 1,
      concurrency: 1,
    },
    ({ step }) => step.run("propose", () => asJob("learning", proposeKeywords)),
  );
