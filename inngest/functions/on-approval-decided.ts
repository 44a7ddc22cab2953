import type { Inngest } from "inngest";
import { personDeactivated, ticketApprovalDecided, ticketApprovalEnded } from "@/inngest/events";
import { notifyRejected } from "@/lib/mail/notify-rejected";
import { findApprovalState } from "@/lib/tickets/approvals/queries";
import { reviseChains } from "@/lib/tickets/approvals/revise-chains";
import { asJob } from "./as-job";
import { RETRIES } from "./retries";
import { routeAndNotify } from "./route-and-notify";

/** Routes a ticket that needs no approval any more, or tells its requester why it was rejected. */
export const onApprovalDecided = (inngest: Inngest) =>
  inngest.createFunction(
    {
      id: "on-approval-decided",
      name: "Continue after approval",
      triggers: [ticketApprovalDecided, ticketApprovalEnded],
      retries: RETRIES,
    },
    async ({ event, step }) => {
      const { ticketId } = event.data;
      const ticket = await step.run("read", () => asJob("approval", (ctx) => findApprovalState(ctx, { ticketId })));
      if (!ticket || ticket.approval === "pending") return { state: ticket ? "pending" : "stopped" };
      if (ticket.approval === "rejected") {
        await step.run("tell-requester", () => asJob("mail", (ctx) => notifyRejected(ctx, { ticketId })));
        return { state: "rejected" };
      }
      if (ticket.owned) return { state: "owned" };
      // Triage still runs and may choose a category with other approvers; `on-ticket-created` continues then.
      if (ticket.beingRead) return { state: "being read" };
      const { state } = await routeAndNotify(step, { ticketId, eventId: String(event.id) });
      return { state };
    },
  );

/** Asks other approvers if a step asks only closed accounts or nobody. Runs after a deactivation and every hour. */
export const reviseApprovals = (inngest: Inngest) =>
  inngest.createFunction(
    {
      id: "revise-approvals",
      name: "Replace unavailable approvers",
      triggers: [personDeactivated, { cron: "37 * * * *" }],
      retries: RETRIES,
      concurrency: 1,
    },
    ({ step }) => step.run("revise", () => asJob("approval", reviseChains)),
  );
