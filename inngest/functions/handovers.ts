import type { Inngest } from "inngest";
import { ticketHandoverAnswered, ticketHandoverOffered } from "@/inngest/events";
import { notifyAcceptingLead } from "@/lib/mail/notify-accepting-lead";
import { notifyHandoverSender } from "@/lib/mail/notify-handover-sender";
import type { OfferReason } from "@/lib/mail/templates/handover-offer";
import { checkOffer } from "@/lib/tickets/handovers/check-offer";
import { asJob } from "./as-job";
import { RETRIES } from "./retries";

/** Longer than the longest wait that admins can set, at a look a day. */
const MOST_LOOKS = 100;

/**
 * A ticket was offered to another team: whoever has to take it hears of it, once more when it has waited, and at last
 * every admin. Each wake, by an answer or by the clock, reads the row.
 */
export const onHandoverOffered = (inngest: Inngest) =>
  inngest.createFunction(
    { id: "on-handover-offered", name: "Tell who may take it", triggers: [ticketHandoverOffered], retries: RETRIES },
    async ({ event, step }) => {
      const { handoverId } = event.data;
      const eventId = String(event.id);
      const done = new Set<OfferReason>();
      /** A mail that can't leave doesn't end the watch: its row stays for the sweep. The later two go by the offer's id, so that each person gets one of them. */
      const tell = (call: OfferReason) => {
        if (done.has(call)) return undefined;
        done.add(call);
        const about = { handoverId, call, eventId: call === "first" ? eventId : handoverId };
        return step
          .run(STEPS[call], () => asJob("mail", (ctx) => notifyAcceptingLead(ctx, about)))
          .catch(() => undefined);
      };
      await tell("first");
      for (let look = 1; look <= MOST_LOOKS; look++) {
        const found = await step.run(`look-${look}`, () => asJob("handover", (ctx) => checkOffer(ctx, { handoverId })));
        if (found.over) return { state: "over" };
        if (found.remind) await tell("reminder");
        if (found.escalate) {
          await tell("escalation");
          return { state: "left to the admins" };
        }
        await step.waitForEvent(`wait-${look}`, {
          event: ticketHandoverAnswered,
          timeout: found.waitMs,
          if: "async.data.handoverId == event.data.handoverId",
        });
      }
      return { state: "given up" };
    },
  );

const STEPS: Record<OfferReason, string> = { first: "tell-taker", reminder: "remind-taker", escalation: "tell-admins" };

/** An offer was taken, declined or overtaken by events: whoever made it hears of it. */
export const onHandoverAnswered = (inngest: Inngest) =>
  inngest.createFunction(
    { id: "on-handover-answered", name: "Tell who offered it", triggers: [ticketHandoverAnswered], retries: RETRIES },
    async ({ event, step }) => {
      const about = { handoverId: event.data.handoverId, eventId: String(event.id) };
      return step.run("tell-giver", () => asJob("mail", (ctx) => notifyHandoverSender(ctx, about)));
    },
  );
