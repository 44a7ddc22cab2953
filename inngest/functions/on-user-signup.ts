import type { Inngest } from "inngest";
import { userSignup } from "@/inngest/events";
import { sendWelcome } from "@/lib/mail/send-welcome";
import { asJob } from "./as-job";
import { RETRIES } from "./retries";

export const onUserSignup = (inngest: Inngest) =>
  inngest.createFunction(
    { id: "on-user-signup", name: "Welcome a new person", triggers: [userSignup], retries: RETRIES },
    async ({ event, step }) => {
      const { personId } = event.data;
      return step.run("welcome", () =>
        asJob("mail", (ctx) => sendWelcome(ctx, { personId, eventId: String(event.id) })),
      );
    },
  );
