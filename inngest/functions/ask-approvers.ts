import type { Inngest } from "inngest";
import { ticketApprovalDecided, ticketApprovalRequested } from "@/inngest/events";
import { alertAdmins } from "@/lib/mail/alert-admins";
import { askApprover } from "@/lib/mail/ask-approver";
import { lookAfterStep } from "@/lib/tickets/approval/look-after-step";
import { asJob } from "./as-job";
import { RETRIES } from "./retries";

/** Once a day at least is looked: a step that waits for longer than that many looks is left to the admins. */
const MOST_LOOKS = 30;

/**
 * A step waits for its approvers: each is told, reminded, and others are asked in time. Every wake, by an answer or by the
 * clock, reads the row and does what is due; whether the step is over, and what follows from that, is decided elsewhere.
 */
export const askApprovers = (inngest: Inngest) =>
  inngest.createFunction(
    { id: "ask-approvers", name: "Ask for approval", triggers: [ticketApprovalRequested], retries: RETRIES },
    async ({ event, step }) => {
      const { ticketId, stepId } = event.data;
      const done = new Set<string>();
      /** A step of this function that was taken is not taken again in a later look. */
      const once = (name: string, work: () => Promise<unknown>) => {
        if (done.has(name)) return undefined;
        done.add(name);
        return step.run(name, work);
      };
      for (let look = 1; look <= MOST_LOOKS; look++) {
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
            once(`alert-${alert.length}`, () =>
              asJob("mail", (ctx) => alertAdmins(ctx, { ticketId, eventId: stepId, why: alert })),
            ),
        ]);
        await step.waitForEvent(`wait-${look}`, {
          event: ticketApprovalDecided,
          timeout: new Date(found.nextAt),
          if: "async.data.stepId == event.data.stepId",
        });
      }
      const why = "This ticket has waited for its approval for weeks. Somebody should look after it.";
      await step.run("alert-for-good", () =>
        asJob("mail", (ctx) => alertAdmins(ctx, { ticketId, eventId: String(event.id), why })),
      );
      return { state: "given up", looks: MOST_LOOKS };
    },
  );
