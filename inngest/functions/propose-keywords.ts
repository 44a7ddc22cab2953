import type { Inngest } from "inngest";
import { proposeKeywords } from "@/lib/training-data/propose-keywords";
import { asJob } from "./as-job";

/** Once an hour: what people's corrections have in common is put before an admin. */
export const proposeKeywordsHourly = (inngest: Inngest) =>
  inngest.createFunction(
    {
      id: "propose-words",
      name: "Look for words in corrections",
      triggers: [{ cron: "23 * * * *" }],
      retries: 1,
      concurrency: 1,
    },
    ({ step }) => step.run("propose", () => asJob("learning", proposeKeywords)),
  );
