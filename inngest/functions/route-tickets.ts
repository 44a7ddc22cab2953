import type { Inngest } from "inngest";
import { personAvailabilityChanged, personDeactivated, ticketUnassigned, ticketUpdated } from "@/inngest/events";
import { alertAdmins } from "@/lib/mail/alert-admins";
import { listStranded } from "@/lib/routing/list-stranded";
import { listWaiting } from "@/lib/routing/list-waiting";
import { unassignTicket } from "@/lib/tickets/unassign-ticket";
import { asJob } from "./as-job";
import { RETRIES } from "./retries";
import { routeAndTell } from "./route-and-tell";

/** How many tickets one run looks at; the next one, a minute later, goes on where it stopped. */
const BATCH = 50;

/** A ticket lost its owner, or an ownerless one got another category: look for an owner anew. */
export const routeUnassigned = (inngest: Inngest) =>
  inngest.createFunction(
    { id: "route-unassigned", name: "Find a new owner", triggers: [ticketUnassigned, ticketUpdated], retries: RETRIES },
    async ({ event, step }) => {
      const { ticketId } = event.data;
      const state = await routeAndTell(step, ticketId);
      if (state === "waiting") {
        const why = "Nobody who fits has room for this ticket.";
        const about = { ticketId, eventId: String(event.id), why };
        await step.run("alert-admins", () => asJob("mail", (ctx) => alertAdmins(ctx, about)));
      }
      return { state };
    },
  );

/**
 * Somebody came, left or has another role, and once a minute in any case: tickets whose owner is gone are given back,
 * and those that wait go to whoever has room now.
 */
export const drainQueue = (inngest: Inngest) =>
  inngest.createFunction(
    {
      id: "drain-queue",
      name: "Hand waiting tickets out",
      triggers: [personAvailabilityChanged, personDeactivated, { cron: "* * * * *" }],
      retries: RETRIES,
      concurrency: 1,
    },
    async ({ step }) => {
      const stranded = await step.run("list-stranded", () => asJob("routing", (ctx) => listStranded(ctx, BATCH)));
      for (const { ticketId, personId } of stranded) {
        await step.run(`give-back-${ticketId}`, () =>
          asJob("routing", async (ctx) => {
            await unassignTicket(ctx, { ticket: ticketId, from: personId, reason: "owner left" });
          }),
        );
      }
      const waiting = await step.run("list-waiting", () => asJob("routing", (ctx) => listWaiting(ctx, BATCH)));
      for (const ticketId of waiting) await routeAndTell(step, ticketId);
      return { gaveBack: stranded.length, looked: waiting.length };
    },
  );
