import type { Inngest } from "inngest";
import { ticketAssigned } from "@/inngest/events";
import { notifyAssignee } from "@/lib/mail/notify-assignee";
import { asJob } from "./as-job";
import { RETRIES } from "./retries";

/** Somebody handed a ticket over, or it left the queue: its new owner hears of it. The pipeline tells its own choice itself. */
export const onTicketAssigned = (inngest: Inngest) =>
  inngest.createFunction(
    { id: "on-ticket-assigned", name: "Tell a new owner", triggers: [ticketAssigned], retries: RETRIES },
    async ({ event, step }) => {
      const { ticketId, personId } = event.data;
      const eventId = String(event.id);
      return step.run("tell-assignee", () =>
        asJob("mail", (ctx) => notifyAssignee(ctx, { ticketId, eventId, personId })),
      );
    },
  );
