import type { Inngest } from "inngest";
import { ticketApprovalDecided, ticketApprovalRequested } from "@/inngest/events";
import { MINUTE_MS } from "@/lib/clock";
import { notifyAdmins } from "@/lib/mail/notify-admins";
import { notifyApprover } from "@/lib/mail/notify-approver";
import { checkStep } from "@/lib/tickets/approvals/check-step";
import { asJob } from "./as-job";
import { RETRIES } from "./retries";

/** A look by the clock comes within a day: after that many without a word the step is left to the admins. */
const MOST_SILENT_LOOKS = 30;

/**
 * A step waits for its approvers: each is told, reminded, and others are asked in time. Every wake, by an answer or by the
 * clock, reads the row and does what is due; whether the step is over, and what follows from that, is decided elsewhere.
 */
export const notifyApprovers = (inngest: Inngest) =>
  inngest.createFunction(
    {
      id: "ask-approvers",
      name: "Ask for approval",
      triggers: [ticketApprovalRequested],
      retries: RETRIES,
      onFailure: async ({ event, step }) => {
        const { id, data } = event.data.event;
        const about = { ticketId: String(data.ticketId), eventId: String(id), why: "approval-job-failed" } as const;
        await step.run("alert", () => asJob("mail", (ctx) => notifyAdmins(ctx, about)));
      },
    },
    async ({ event, step }) => {
      const { ticketId, stepId } = event.data;
      const done = new Set<string>();
      /**
       * A mail is asked for once, not in every look. One that can't leave ends neither the others nor the watch: its
       * row stays for the sweep, and the silence that follows is escalated like any other.
       */
      const once = async (name: string, tell: () => Promise<unknown>) => {
        if (done.has(name)) return;
        done.add(name);
        await step.run(name, tell).catch(() => undefined);
      };
      const attempts = new Map<string, number>();
      /** The same for a mail to an approver; one that is held is asked for again. Answers in how many milliseconds. */
      const ask = async (name: string, input: Parameters<typeof notifyApprover>[1]) => {
        if (done.has(name)) return 0;
        const tried = attempts.get(name) ?? 0;
        attempts.set(name, tried + 1);
        const heldMs = await step
          .run(tried === 0 ? name : `${name}-${tried}`, () =>
            asJob("mail", async (ctx) => {
              const asking = await notifyApprover(ctx, input);
              return asking.state === "held" ? asking.waitMs : 0;
            }),
          )
          .catch(() => 0);
        if (heldMs === 0) done.add(name);
        return heldMs;
      };
      for (let look = 1, silent = 0; silent < MOST_SILENT_LOOKS; look++) {
        const found = await step.run(`look-${look}`, () =>
          asJob("approval", (ctx) => checkStep(ctx, { ticketId, stepId })),
        );
        if (found.over) return { state: "over", looks: look };
        const { asked, reminder, alert } = found;
        const [held] = await Promise.all([
          Promise.all([
            ...asked.map((requestId) => ask(`ask-${requestId}`, { requestId })),
            ...(reminder?.requestIds ?? []).map((requestId) =>
              ask(`remind-${reminder?.eventId}-${requestId}`, { requestId, reminderId: reminder?.eventId }),
            ),
          ]),
          alert &&
            once("alert", () => asJob("mail", (ctx) => notifyAdmins(ctx, { ticketId, eventId: stepId, why: alert }))),
        ]);
        const heldMs = held.filter((ms) => ms > 0).map((ms) => Math.ceil(ms / MINUTE_MS) * MINUTE_MS);
        const word = await step.waitForEvent(`wait-${look}`, {
          event: ticketApprovalDecided,
          timeout: Math.min(found.waitMs, ...heldMs),
          if: "async.data.stepId == event.data.stepId",
        });
        // Who was not told yet is not silent.
        if (!word && heldMs.length === 0) silent++;
      }
      const why = "approval-silent-for-weeks";
      await step.run("alert-for-good", () =>
        asJob("mail", (ctx) => notifyAdmins(ctx, { ticketId, eventId: String(event.id), why })),
      );
      return { state: "given up" };
    },
  );
