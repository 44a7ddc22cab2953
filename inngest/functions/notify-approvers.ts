import type { GetStepTools, Inngest } from "inngest";
import { ticketApprovalDecided, ticketApprovalRequested } from "@/inngest/events";
import { MINUTE_MS } from "@/lib/clock";
import { notifyAdmins } from "@/lib/mail/notify-admins";
import { notifyApprover } from "@/lib/mail/notify-approver";
import { checkStep } from "@/lib/tickets/approvals/check-step";
import { asJob } from "./as-job";
import { RETRIES } from "./retries";

/** After so many checks without a decision, at least one a day, the approval step is left to the admins. */
const MAX_SILENT_CHECKS = 30;

/** Mails an approval step's approvers, reminds them, and asks others if they don't answer, until the step is over. */
export const notifyApprovers = (inngest: Inngest) =>
  inngest.createFunction(
    {
      id: "ask-approvers",
      name: "Request approval",
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
      const mails = new StepMails(step);
      for (let check = 1, silentChecks = 0; silentChecks < MAX_SILENT_CHECKS; check++) {
        const found = await step.run(`look-${check}`, () =>
          asJob("approval", (ctx) => checkStep(ctx, { ticketId, stepId })),
        );
        if (found.over) return { state: "over", looks: check };
        const { asked, reminder, alert } = found;
        const [delays] = await Promise.all([
          Promise.all([
            ...asked.map((requestId) => mails.ask(`ask-${requestId}`, { requestId })),
            ...(reminder?.requestIds ?? []).map((requestId) =>
              mails.ask(`remind-${reminder?.eventId}-${requestId}`, { requestId, reminderId: reminder?.eventId }),
            ),
          ]),
          alert && mails.alertAdmins({ ticketId, eventId: stepId, why: alert }),
        ]);
        const heldMs = delays.filter((ms) => ms > 0).map((ms) => Math.ceil(ms / MINUTE_MS) * MINUTE_MS);
        const decided = await step.waitForEvent(`wait-${check}`, {
          event: ticketApprovalDecided,
          timeout: Math.min(found.waitMs, ...heldMs),
          if: "async.data.stepId == event.data.stepId",
        });
        // An approver whose mail is still held is not silent.
        if (!decided && heldMs.length === 0) silentChecks++;
      }
      const why = "approval-silent-for-weeks";
      await step.run("alert-for-good", () =>
        asJob("mail", (ctx) => notifyAdmins(ctx, { ticketId, eventId: String(event.id), why })),
      );
      return { state: "given up" };
    },
  );

/** Sends each mail of a run once; a replay of the run rebuilds this from finished steps. The sweep retries mails. */
class StepMails {
  private readonly finished = new Set<string>();
  private readonly attempts = new Map<string, number>();

  constructor(private readonly step: GetStepTools<Inngest>) {}

  /** Mails an approver. Returns in how many ms to ask again while the rate limit holds the mail, else 0. */
  async ask(name: string, input: Parameters<typeof notifyApprover>[1]): Promise<number> {
    if (this.finished.has(name)) return 0;
    const attempt = this.attempts.get(name) ?? 0;
    this.attempts.set(name, attempt + 1);
    const heldMs = await this.step
      .run(attempt === 0 ? name : `${name}-${attempt}`, () =>
        asJob("mail", async (ctx) => {
          const sent = await notifyApprover(ctx, input);
          return sent.state === "held" ? sent.waitMs : 0;
        }),
      )
      .catch(() => 0);
    if (heldMs === 0) this.finished.add(name);
    return heldMs;
  }

  async alertAdmins(about: Parameters<typeof notifyAdmins>[1]): Promise<void> {
    if (this.finished.has("alert")) return;
    this.finished.add("alert");
    await this.step.run("alert", () => asJob("mail", (ctx) => notifyAdmins(ctx, about))).catch(() => undefined);
  }
}
