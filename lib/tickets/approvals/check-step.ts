import { eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import { DAY_MS, MINUTE_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { chainSteps } from "@/lib/db/schema";
import type { AlertReason } from "@/lib/domain/mail";
import { type Transaction, transact } from "@/lib/events/transact";
import type { RoutingSettings } from "@/lib/settings/input";
import { loadRoutingSettings } from "@/lib/settings/load-routing-settings";
import { lockTicket, nullIfDeleted } from "@/lib/tickets/find-ticket";
import { escalateStep, nextEscalation } from "./escalate-step";
import { requestsOfStep } from "./load-chains";
import { nextReminder, type Reminder, remindStep } from "./remind-step";
import { reviseStep } from "./revise-step";
import type { RequestRow, StepRow } from "./rows";

/** What to do about an approval step now. It has ids and no names, because the vendor of the job queue stores it. */
export type StepCheck =
  | { over: true }
  | {
      over: false;
      /** Ids of the requests without an answer. The job emails each of them once. */
      asked: string[];
      reminder: Reminder | null;
      alert: AlertReason | null;
      /** In milliseconds: a minute to a day, in whole minutes. */
      waitMs: number;
    };

/**
 * Updates an open approval step: cancels requests to closed accounts, records due reminders, and asks further people
 * if approvers don't answer. Returns what the job has to do. Safe to repeat and to run in parallel.
 */
export async function checkStep(ctx: Context, input: { ticketId: string; stepId: string }): Promise<StepCheck> {
  authorize(ctx.actor, "approval.run");
  const { policy } = await loadRoutingSettings(ctx);
  return transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, input.ticketId).catch(nullIfDeleted);
    const openStep = ticket && (await openStepOf(tx, input.stepId));
    if (!ticket || !openStep) return { over: true };
    const step = (await reviseStep(tx, ticket, openStep)) ? await openStepOf(tx, openStep.id) : openStep;
    if (!step) return { over: true };
    const requests = await requestsOfStep(tx, step.id);
    const reminder = await remindStep(tx, ticket, step, requests, policy.approvals);
    const escalated = await escalateStep(tx, ticket, step, requests, policy.approvals);
    const current = escalated === "asked" ? await requestsOfStep(tx, step.id) : requests;
    const asked = current.filter(({ state }) => state === "asked");
    return {
      over: false,
      asked: asked.map(({ id }) => id),
      reminder,
      alert: alertOf(asked, escalated === "nobody"),
      waitMs: untilNextCheck((await openStepOf(tx, step.id))!, policy.approvals, tx.now()),
    };
  });
}

/** At most a day, because an approver's account may be closed before the next reminder is due. */
function untilNextCheck(step: StepRow, intervals: RoutingSettings["approvals"], now: Date): number {
  const due = [nextReminder(step, intervals), nextEscalation(step, intervals)]
    .map((moment) => moment.getTime() - now.getTime())
    .filter((ms) => ms > 0);
  return Math.ceil(Math.min(DAY_MS, ...due) / MINUTE_MS) * MINUTE_MS;
}

async function openStepOf({ db }: Transaction, stepId: string): Promise<StepRow | undefined> {
  const [step] = await db.select().from(chainSteps).where(eq(chainSteps.id, stepId));
  return step?.state === "asked" ? step : undefined;
}

function alertOf(asked: RequestRow[], isExhausted: boolean): AlertReason | null {
  if (asked.length === 0) return "no-approver-left";
  if (asked.some(({ origin }) => origin === "admin")) return "admins-asked-instead";
  return isExhausted ? "approver-silent" : null;
}
