import type { Inngest } from "inngest";
import { personAvailabilityChanged, personDeactivated, ticketUnassigned, ticketUpdated } from "@/inngest/events";
import { alertAdmins } from "@/lib/mail/alert-admins";
import { listWaiting } from "@/lib/routing/list-waiting";
import { listOwned } from "@/lib/tickets/list-owned";
import { unassignTicket } from "@/lib/tickets/unassign-ticket";
import { asJob } from "./as-job";
import { RETRIES } from "./retries";
import { routeAndTell } from "./route-and-tell";

/** How many waiting tickets one run looks at; the next sweep goes on where it stopped. */
const DRAIN_BATCH = 50;

/** A ticket lost its owner, or an ownerless one got another category: look for an owner anew. */
export const routeUnassigned = (inngest: Inngest) =>
  inngest.createFunction(
    { id: "route-unassigned", name: "Find a new owner", triggers: [ticketUnassigned, ticketUpdated], retries: RETRIES },
    async ({ event, step }) => {
      const { ticketId } = event.data;
      const state = await routeAndTell(step, ticketId);
      if (state === "waiting") {
        const why = "Nobody who fits has room for this ticket.";
        await step.run("alert-admins", () =>
          asJob("mail", (ctx) => alertAdmins(ctx, { ticketId, eventId: String(event.id), why })),
        );
      }
      return { state };
    },
  );

/** Somebody came back or has more room, and once a minute in any case: waiting tickets go to whoever fits now. */
export const drainQueue = (inngest: Inngest) =>
  inngest.createFunction(
    {
      id: "drain-queue",
      name: "Hand waiting tickets out",
      triggers: [personAvailabilityChanged, { cron: "* * * * *" }],
      retries: RETRIES,
      concurrency: 1,
    },
    async ({ step }) => {
      const waiting = await step.run("list-waiting", () => asJob("routing", (ctx) => listWaiting(ctx, DRAIN_BATCH)));
      for (const ticketId of waiting) await routeAndTell(step, ticketId);
      return { looked: waiting.length };
    },
  );

/** Somebody left: what they had goes back to routing, ticket by ticket. */
export const onPersonDeactivated = (inngest: Inngest) =>
  inngest.createFunction(
    {
      id: "on-person-deactivated",
      name: "Give back a leaver's tickets",
      triggers: [personDeactivated],
      retries: RETRIES,
    },
    async ({ event, step }) => {
      const { personId } = event.data;
      const owned = await step.run("list-owned", () => asJob("routing", (ctx) => listOwned(ctx, { personId })));
      for (const ticket of owned) {
        await step.run(`give-back-${ticket}`, () =>
          asJob("routing", async (ctx) => {
            await unassignTicket(ctx, { ticket, from: personId, reason: "owner left" });
          }),
        );
      }
      return { gaveBack: owned.length };
    },
  );
