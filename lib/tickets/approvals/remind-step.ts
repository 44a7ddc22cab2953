import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { DAY_MS, HOUR_MS } from "@/lib/clock";
import { chainSteps, events } from "@/lib/db/schema";
import type { Transaction } from "@/lib/events/transact";
import type { RoutingSettings } from "@/lib/settings/input";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import type { RequestRow, StepRow } from "./rows";

type Waits = RoutingSettings["approvals"];

/** A reminder that went out, or is to: its history row names the mails of it for good. */
export interface Reminder {
  eventId: string;
  requestIds: string[];
}

/**
 * When the silent ones are reminded next: after the policy's hours, and then each time a day before the links of the
 * last mail expire, so that a link that works is always at hand.
 */
export function nextReminder({ askedAt, remindedAt }: StepRow, { reminderHours, linkDays }: Waits): Date {
  if (remindedAt) return new Date(remindedAt.getTime() + Math.max(1, linkDays - 1) * DAY_MS);
  return new Date((askedAt?.getTime() ?? 0) + reminderHours * HOUR_MS);
}

/**
 * The step's latest reminder, made now where one is due: one conditional statement, so that a repeat finds it and makes
 * no second one. It goes to those who have been silent for as long as the policy says.
 */
export async function remindStep(
  tx: Transaction,
  { id: ticketId }: Pick<TicketRow, "id">,
  step: StepRow,
  requests: RequestRow[],
  waits: Waits,
): Promise<Reminder | null> {
  const madeAt = await claimReminder(tx, step, waits);
  if (madeAt && requests.length > 0) {
    const after = { step: step.name, position: step.position, stepId: step.id, reminder: true as const };
    await tx.record({ type: "ticket/approval.requested", ticketId, after, publish: false });
  }
  const remindedAt = madeAt ?? step.remindedAt;
  const eventId = remindedAt && (await lastReminder(tx, ticketId, step.id));
  if (!remindedAt || !eventId) return null;
  const silentSince = new Date(remindedAt.getTime() - waits.reminderHours * HOUR_MS);
  const silent = requests.filter(({ state, createdAt }) => state === "asked" && createdAt <= silentSince);
  return { eventId, requestIds: silent.map(({ id }) => id) };
}

/** Answers its moment; null where none is due, or somebody else made it. */
async function claimReminder({ db, now }: Transaction, step: StepRow, waits: Waits): Promise<Date | null> {
  const at = now();
  if (nextReminder(step, waits) > at) return null;
  const { id, state, remindedAt } = chainSteps;
  const seen = step.remindedAt ? eq(remindedAt, step.remindedAt) : isNull(remindedAt);
  const claimed = await db
    .update(chainSteps)
    .set({ remindedAt: at })
    .where(and(eq(id, step.id), eq(state, "asked"), seen))
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
