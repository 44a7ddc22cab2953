import type { Inngest } from "inngest";
import { ticketHandoverAnswered, ticketHandoverOffered } from "@/inngest/events";
import { tellGiver } from "@/lib/mail/tell-giver";
import { tellTaker } from "@/lib/mail/tell-taker";
import { asJob } from "./as-job";
import { RETRIES } from "./retries";

/** A ticket was offered to another team: whoever has to take it hears of it. */
export const onHandoverOffered = (inngest: Inngest) =>
  inngest.createFunction(
    { id: "on-handover-offered", name: "Tell who may take it", triggers: [ticketHandoverOffered], retries: RETRIES },
    async ({ event, step }) => {
      const about = { handoverId: event.data.handoverId, eventId: String(event.id) };
      return step.run("tell-taker", () => asJob("mail", (ctx) => tellTaker(ctx, about)));
    },
  );

/** An offer was taken, declined or overtaken by events: whoever made it hears of it. */
export const onHandoverAnswered = (inngest: Inngest) =>
  inngest.createFunction(
    { id: "on-handover-answered", name: "Tell who offered it", triggers: [ticketHandoverAnswered], retries: RETRIES },
    async ({ event, step }) => {
      const about = { handoverId: event.data.handoverId, eventId: String(event.id) };
      return step.run("tell-giver", () => asJob("mail", (ctx) => tellGiver(ctx, about)));
    },
  );
