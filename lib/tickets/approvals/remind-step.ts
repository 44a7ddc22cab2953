import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { DAY_MS, HOUR_MS } from "@/lib/clock";
import { chainSteps, events } from "@/lib/db/schema";
import type { Transaction } from "@/lib/events/transact";
import type { RoutingSettings } from "@/lib/settings/input";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import type { RequestRow, StepRow } from "./rows";

type ReminderSettings = RoutingSettings["approvals"];

/** The latest reminder of a step. The id of its history event keeps the job from sending its emails twice. */
export interface Reminder {
  eventId: string;
  requestIds: string[];
}

/** When the next reminder is due: first after the configured hours, then a day before the latest links expire. */
export function nextReminder({ askedAt, remindedAt }: StepRow, { reminderHours, linkDays }: ReminderSettings): Date {
  if (remindedAt) return new Date(remindedAt.getTime() + Math.max(1, linkDays - 1) * DAY_MS);
  return new Date((askedAt?.getTime() ?? 0) + reminderHours * HOUR_MS);
}

/**
 * Records a reminder if one is due. Returns the latest one with the requests that had no answer for the configured
 * hours, or null if there is none.
 */
export async function remindStep(
  tx: Transaction,
  { id: ticketId }: Pick<TicketRow, "id">,
  step: StepRow,
  requests: RequestRow[],
  intervals: ReminderSettings,
): Promise<Reminder | null> {
  const claimedAt = await claimReminder(tx, step, intervals);
  if (claimedAt && requests.length > 0) {
    const after = { step: step.name, position: step.position, stepId: step.id, reminder: true as const };
    await tx.record({ type: "ticket/approval.requested", ticketId, after, publish: false });
  }
  const remindedAt = claimedAt ?? step.remindedAt;
  const eventId = remindedAt && (await lastReminder(tx, ticketId, step.id));
  if (!remindedAt || !eventId) return null;
  const silentSince = new Date(remindedAt.getTime() - intervals.reminderHours * HOUR_MS);
  const silent = requests.filter(({ state, createdAt }) => state === "asked" && createdAt <= silentSince);
  return { eventId, requestIds: silent.map(({ id }) => id) };
}

/** Returns the new time, or null if no reminder is due or another run was faster. */
async function claimReminder(
  { db, now }: Transaction,
  step: StepRow,
  intervals: ReminderSettings,
): Promise<Date | null> {
  const at = now();
  if (nextReminder(step, intervals) > at) return null;
  const { id, state, remindedAt } = chainSteps;
  const unchanged = step.remindedAt ? eq(remindedAt, step.remindedAt) : isNull(remindedAt);
  const claimed = await db
    .update(chainSteps)
    .set({ remindedAt: at })
    .where(and(eq(id, step.id), eq(state, "asked"), unchanged))
    .returning({ id });
  return claimed.length > 0 ? at : null;
}

async function lastReminder({ db }: Transaction, ticketId: string, stepId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ id: events.id })
    .from(events)
    .where(
      and(
        eq(events.ticketId, ticketId),
        eq(events.type, "ticket/approval.requested"),
        sql`${events.after}->>'stepId' = ${stepId}`,
      ),
    )
    .orderBy(desc(events.id))
    .limit(1);
  return row?.id;
}
