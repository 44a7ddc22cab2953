import type { Inngest } from "inngest";
import { ticketAssigned } from "@/inngest/events";
import { notifyAssignee } from "@/lib/mail/notify-assignee";
import { asJob } from "./as-job";
import { RETRIES } from "./retries";

/** Notifies the assignee of a ticket that a person or `drain-queue` assigned. Other jobs do so themselves. */
export const onTicketAssigned = (inngest: Inngest) =>
  inngest.createFunction(
    { id: "on-ticket-assigned", name: "Notify a new assignee", triggers: [ticketAssigned], retries: RETRIES },
    async ({ event, step }) => {
      const { ticketId, personId } = event.data;
      const eventId = String(event.id);
      return step.run("tell-assignee", () =>
        asJob("mail", (ctx) => notifyAssignee(ctx, { ticketId, eventId, personId })),
      );
    },
  );
