import type { Inngest } from "inngest";
import { ticketHandoverAnswered, ticketHandoverOffered } from "@/inngest/events";
import { notifyAcceptingLead } from "@/lib/mail/notify-accepting-lead";
import { notifyHandoverSender } from "@/lib/mail/notify-handover-sender";
import type { OfferReason } from "@/lib/mail/templates/handover-offer";
import { checkOffer } from "@/lib/tickets/handovers/check-offer";
import { asJob } from "./as-job";
import { RETRIES } from "./retries";

const MAX_CHECKS = 100;

/** Tells a team's lead of an offered ticket, reminds them, then tells every admin. Stops when the offer is answered. */
export const onHandoverOffered = (inngest: Inngest) =>
  inngest.createFunction(
    {
      id: "on-handover-offered",
      name: "Notify about an offered transfer",
      triggers: [ticketHandoverOffered],
      retries: RETRIES,
    },
    async ({ event, step }) => {
      const { handoverId } = event.data;
      const eventId = String(event.id);
      const sent = new Set<OfferReason>();
      const notifyOnce = async (call: OfferReason) => {
        if (sent.has(call)) return;
        sent.add(call);
        // Reminder and escalation share the offer's id: a person gets only one of them, even from two runs.
        const about = { handoverId, call, eventId: call === "first" ? eventId : handoverId };
        // A failed mail must not end the run; the sweep sends its row later.
        await step
          .run(STEPS[call], () => asJob("mail", (ctx) => notifyAcceptingLead(ctx, about)))
          .catch(() => undefined);
      };
      await notifyOnce("first");
      for (let check = 1; check <= MAX_CHECKS; check++) {
        const found = await step.run(`look-${check}`, () =>
          asJob("handover", (ctx) => checkOffer(ctx, { handoverId })),
        );
        if (found.over) return { state: "over" };
        if (found.remind) await notifyOnce("reminder");
        if (found.escalate) {
          await notifyOnce("escalation");
          return { state: "left to the admins" };
        }
        await step.waitForEvent(`wait-${check}`, {
          event: ticketHandoverAnswered,
          timeout: found.waitMs,
          if: "async.data.handoverId == event.data.handoverId",
        });
      }
      return { state: "given up" };
    },
  );

const STEPS: Record<OfferReason, string> = { first: "tell-taker", reminder: "remind-taker", escalation: "tell-admins" };

/** Tells the sender of an offer that it was accepted, declined or ended. */
export const onHandoverAnswered = (inngest: Inngest) =>
  inngest.createFunction(
    {
      id: "on-handover-answered",
      name: "Notify about an answered transfer",
      triggers: [ticketHandoverAnswered],
      retries: RETRIES,
    },
    async ({ event, step }) => {
      const about = { handoverId: event.data.handoverId, eventId: String(event.id) };
      return step.run("tell-giver", () => asJob("mail", (ctx) => notifyHandoverSender(ctx, about)));
    },
  );
