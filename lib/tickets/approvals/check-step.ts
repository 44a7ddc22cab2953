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

/** What is to be done about a step at this moment. Ids only: a queue's vendor stores it. */
export type StepCheck =
  | { over: true }
  | {
      over: false;
      /** Who waits to decide; each is told once, however often they stand here. */
      asked: string[];
      reminder: Reminder | null;
      /** What admins must know. */
      alert: AlertReason | null;
      /** In how long to look again, if nobody says anything before: a minute to a day, in whole minutes. */
      waitMs: number;
    };

/**
 * Looks after a step that waits: parts of people who are gone fall away, the silent are reminded and others asked as
 * the policy says. Safe to repeat at any time, by any number of functions: the rows decide what is due.
 */
export async function checkStep(ctx: Context, input: { ticketId: string; stepId: string }): Promise<StepCheck> {
  authorize(ctx.actor, "approval.run");
  const { policy } = await loadRoutingSettings(ctx);
  return transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, input.ticketId).catch(nullIfDeleted);
    const seen = ticket && (await openStepOf(tx, input.stepId));
    if (!ticket || !seen) return { over: true };
    const step = (await reviseStep(tx, ticket, seen)) ? await openStepOf(tx, seen.id) : seen;
    if (!step) return { over: true };
    const requests = await requestsOfStep(tx, step.id);
    const reminder = await remindStep(tx, ticket, step, requests, policy.approvals);
    const escalated = await escalateStep(tx, ticket, step, requests, policy.approvals);
    const parts = escalated === "asked" ? await requestsOfStep(tx, step.id) : requests;
    const asked = parts.filter(({ state }) => state === "asked");
    return {
      over: false,
      asked: asked.map(({ id }) => id),
      reminder,
      alert: alertOf(asked, escalated === "nobody"),
      waitMs: untilNextLook((await openStepOf(tx, step.id))!, policy.approvals, tx.now()),
    };
  });
}

/** The next moment at which something is due by the clock; a day at most, for people come and go. */
function untilNextLook(step: StepRow, waits: RoutingSettings["approvals"], now: Date): number {
  const due = [nextReminder(step, waits), nextEscalation(step, waits)]
    .map((moment) => moment.getTime() - now.getTime())
    .filter((ms) => ms > 0);
  return Math.ceil(Math.min(DAY_MS, ...due) / MINUTE_MS) * MINUTE_MS;
}

async function openStepOf({ db }: Transaction, stepId: string): Promise<StepRow | undefined> {
  const [step] = await db.select().from(chainSteps).where(eq(chainSteps.id, stepId));
  return step?.state === "asked" ? step : undefined;
}

function alertOf(asked: RequestRow[], noneElse: boolean): AlertReason | null {
  if (asked.length === 0) return "no-approver-left";
  if (asked.some(({ origin }) => origin === "admin")) return "admins-asked-instead";
  return noneElse ? "approver-silent" : null;
}
