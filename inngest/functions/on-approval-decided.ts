import type { Inngest } from "inngest";
import { personDeactivated, ticketApprovalDecided, ticketApprovalEnded } from "@/inngest/events";
import { notifyRejected } from "@/lib/mail/notify-rejected";
import { findApprovalState } from "@/lib/tickets/approvals/queries";
import { reviseChains } from "@/lib/tickets/approvals/revise-chains";
import { asJob } from "./as-job";
import { RETRIES } from "./retries";
import { routeAndNotify } from "./route-and-notify";

/** Somebody gave their word, or a ticket waits no more: what is free is routed, and who was turned down hears why. */
export const onApprovalDecided = (inngest: Inngest) =>
  inngest.createFunction(
    {
      id: "on-approval-decided",
      name: "Go on after approval",
      triggers: [ticketApprovalDecided, ticketApprovalEnded],
      retries: RETRIES,
    },
    async ({ event, step }) => {
      const { ticketId } = event.data;
      const found = await step.run("read", () => asJob("approval", (ctx) => findApprovalState(ctx, { ticketId })));
      if (!found || found.approval === "pending") return { state: found ? "pending" : "stopped" };
      if (found.approval === "rejected") {
        await step.run("tell-requester", () => asJob("mail", (ctx) => notifyRejected(ctx, { ticketId })));
        return { state: "rejected" };
      }
      if (found.owned) return { state: "owned" };
      // Its reading may bring another category's approvers. Its own pipeline goes on from there.
      if (found.beingRead) return { state: "being read" };
      const { state } = await routeAndNotify(step, { ticketId, eventId: String(event.id) });
      return { state };
    },
  );

/** Somebody left, and once an hour in any case: chains that wait for nobody who is there ask somebody who is. */
export const reviseApprovals = (inngest: Inngest) =>
  inngest.createFunction(
    {
      id: "revise-approvals",
      name: "Look for approvers who are gone",
      triggers: [personDeactivated, { cron: "37 * * * *" }],
      retries: RETRIES,
      concurrency: 1,
    },
    ({ step }) => step.run("revise", () => asJob("approval", reviseChains)),
  );
