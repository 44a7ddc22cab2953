import type { Inngest } from "inngest";
import { ticketCreated, ticketTriageRequested } from "@/inngest/events";
import { notifyAdmins } from "@/lib/mail/notify-admins";
import { notifyAssignee } from "@/lib/mail/notify-assignee";
import { notifyRequester } from "@/lib/mail/notify-requester";
import { routeTicket } from "@/lib/routing/route-ticket";
import { applyTriage } from "@/lib/tickets/apply-triage";
import { beginApproval } from "@/lib/tickets/approvals/begin-approval";
import { beginTriage } from "@/lib/tickets/begin-triage";
import { leaveForReview } from "@/lib/tickets/leave-for-review";
import { triageTicket } from "@/lib/triage/triage-ticket";
import { asJob } from "./as-job";
import { RETRIES } from "./retries";

/** Classifies, routes and announces a new ticket. Triage may be requested again, but never changes what people set. */
export const onTicketCreated = (inngest: Inngest) =>
  inngest.createFunction(
    {
      id: "on-ticket-created",
      name: "Classify and assign a new ticket",
      triggers: [ticketCreated, ticketTriageRequested],
      retries: RETRIES,
      onFailure: async ({ event, step }) => {
        const { id, data } = event.data.event;
        const ticketId = String(data.ticketId);
        const left = await step.run("leave", () => asJob("pipeline", (ctx) => leaveForReview(ctx, { ticketId })));
        if (!left) return;
        await step.run("approval", () => asJob("approval", (ctx) => beginApproval(ctx, { ticketId })));
        await step.run("assign", () => asJob("routing", (ctx) => routeTicket(ctx, { ticketId })));
        await step.run("alert", () =>
          asJob("mail", (ctx) => notifyAdmins(ctx, { ticketId, eventId: String(id), why: "triage-failed" })),
        );
      },
    },
    async ({ event, step }) => {
      const { ticketId } = event.data;
      const eventId = String(event.id);

      const triageResult = await step.run("triage", () =>
        asJob("triage", async (ctx) =>
          (await beginTriage(ctx, { ticketId })) ? triageTicket(ctx, { ticketId, eventId }) : null,
        ),
      );
      if (!triageResult) return { state: "stopped" };

      const applied = await step.run("apply", () =>
        asJob("triage", (ctx) => applyTriage(ctx, { triageResultId: triageResult.triageResultId })),
      );
      if (applied.state === "stopped") return applied;
      const approval = await step.run("approval", () => asJob("approval", (ctx) => beginApproval(ctx, { ticketId })));
      if (approval.state === "stopped") return approval;
      const confirm = () =>
        event.name === "ticket/created" &&
        step.run("tell-requester", () => asJob("mail", (ctx) => notifyRequester(ctx, { ticketId, eventId })));
      if (approval.state === "pending") {
        await confirm();
        return { state: "waits for approval" };
      }

      const routed = await step.run("assign", () => asJob("routing", (ctx) => routeTicket(ctx, { ticketId })));

      // Side by side, so that a failing mail does not delay the other one.
      await Promise.all([
        confirm(),
        routed.state === "assigned" &&
          step.run("tell-assignee", () =>
            asJob("mail", (ctx) =>
              notifyAssignee(ctx, { ticketId, eventId: routed.eventId, personId: routed.personId }),
            ),
          ),
        routed.state === "waiting" &&
          step.run("alert-admins", () =>
            asJob("mail", (ctx) => notifyAdmins(ctx, { ticketId, eventId, why: "nobody-can-have-it" })),
          ),
      ]);
      return { state: routed.state };
    },
  );
