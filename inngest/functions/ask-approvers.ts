import type { Inngest } from "inngest";
import { ticketApprovalDecided, ticketApprovalRequested } from "@/inngest/events";
import { alertAdmins } from "@/lib/mail/alert-admins";
import { askApprover } from "@/lib/mail/ask-approver";
import { lookAfterStep } from "@/lib/tickets/approval/look-after-step";
import { asJob } from "./as-job";
import { RETRIES } from "./retries";

/** A look by the clock comes within a day: after that many without a word the step is left to the admins. */
const MOST_SILENT_LOOKS = 30;

/**
 * A step waits for its approvers: each is told, reminded, and others are asked in time. Every wake, by an answer or by the
 * clock, reads the row and does what is due; whether the step is over, and what follows from that, is decided elsewhere.
 */
export const askApprovers = (inngest: Inngest) =>
  inngest.createFunction(
    {
      id: "ask-approvers",
      name: "Ask for approval",
      triggers: [ticketApprovalRequested],
      retries: RETRIES,
      onFailure: async ({ event, step }) => {
        const { id, data } = event.data.event;
        const why = "Nobody is reminded of this ticket's approval any more, because the job for it failed.";
        const about = { ticketId: String(data.ticketId), eventId: String(id), why };
        await step.run("alert", () => asJob("mail", (ctx) => alertAdmins(ctx, about)));
      },
    },
    async ({ event, step }) => {
      const { ticketId, stepId } = event.data;
      const done = new Set<string>();
      /**
       * A mail is asked for once, not in every look. One that can't leave ends neither the others nor the watch: its
       * row stays for the sweep, and the silence that follows is escalated like any other.
       */
      const once = (name: string, tell: () => Promise<unknown>) => {
        if (done.has(name)) return undefined;
        done.add(name);
        return step.run(name, tell).catch(() => undefined);
      };
      for (let look = 1, silent = 0; silent < MOST_SILENT_LOOKS; look++) {
        const found = await step.run(`look-${look}`, () =>
          asJob("approval", (ctx) => lookAfterStep(ctx, { ticketId, stepId })),
        );
        if (found.over) return { state: "over", looks: look };
        const { asked, reminder, alert } = found;
        await Promise.all([
          ...asked.map((requestId) =>
            once(`ask-${requestId}`, () => asJob("mail", async (ctx) => void (await askApprover(ctx, { requestId })))),
          ),
          ...(reminder?.requestIds ?? []).map((requestId) =>
            once(`remind-${reminder?.eventId}-${requestId}`, () =>
              asJob("mail", async (ctx) => void (await askApprover(ctx, { requestId, reminderId: reminder?.eventId }))),
            ),
          ),
          alert &&
            once("alert", () => asJob("mail", (ctx) => alertAdmins(ctx, { ticketId, eventId: stepId, why: alert }))),
        ]);
        const word = await step.waitForEvent(`wait-${look}`, {
          event: ticketApprovalDecided,
          timeout: found.waitMs,
          if: "async.data.stepId == event.data.stepId",
        });
        if (!word) silent++;
      }
      const why = "This ticket has waited for its approval for weeks. Somebody should look after it.";
      await step.run("alert-for-good", () =>
        asJob("mail", (ctx) => alertAdmins(ctx, { ticketId, eventId: String(event.id), why })),
      );
      return { state: "given up" };
    },
  );
