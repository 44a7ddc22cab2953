import { eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { earlierTexts, mails, messages, type VerdictFields, verdicts } from "@/lib/db/schema";
import { type Transaction, transact } from "@/lib/events/transact";
import { changeTicket } from "./change-ticket";
import { holdTicket } from "./find-ticket";
import { isActive } from "./state";

/**
 * Hides a ticket from everybody and blanks every text of it: what the requester wrote, replies, notes, mails and the
 * quotes of its readings. History keeps that it was there.
 */
export async function deleteTicket(ctx: Context, input: { ticket: string }): Promise<void> {
  authorize(ctx.actor, "ticket.delete");
  await transact(ctx, async (tx) => {
    const seen = await holdTicket(tx, input.ticket);
    const at = tx.now();
    await changeTicket(tx, seen, {
      ...(isActive(seen.status) ? { status: "cancelled", closedAt: at } : {}),
      title: null,
      description: "",
      requesterDepartment: null,
      phone: null,
      summary: null,
      helpfulNotes: [],
      resolutionNotes: null,
      deletedAt: at,
    });
    await blankTexts(tx, seen.id);
    await tx.record({ type: "ticket/updated", ticketId: seen.id, after: { deleted: true } });
  });
}

async function blankTexts({ db }: Transaction, ticketId: string): Promise<void> {
  await db.update(messages).set({ body: "" }).where(eq(messages.ticketId, ticketId));
  await db.update(earlierTexts).set({ body: "" }).where(eq(earlierTexts.ticketId, ticketId));
  await db.update(mails).set({ subject: "", textBody: null, htmlBody: null }).where(eq(mails.ticketId, ticketId));
  const read = await db
    .select({ id: verdicts.id, fields: verdicts.fields })
    .from(verdicts)
    .where(eq(verdicts.ticketId, ticketId));
  for (const { id, fields } of read) {
    await db
      .update(verdicts)
      .set({ fields: withoutTexts(fields), summary: null, helpfulNotes: [] })
      .where(eq(verdicts.id, id));
  }
}

function withoutTexts({ title: _, ...fields }: VerdictFields): VerdictFields {
  const entries = Object.entries(fields).map(([field, reading]) => [field, { ...reading, quotes: [], reason: null }]);
  return Object.fromEntries(entries);
}
