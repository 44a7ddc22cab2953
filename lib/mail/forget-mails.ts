import { eq, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { mails } from "@/lib/db/schema";
import { removeMailFile } from "./carrier-file";

/**
 * Takes words and address out of the mails to a person who was deleted, or about a ticket that was: that they were
 * sent stays, what they said does not. What still waits is not sent. Safe to repeat. Returns how many.
 */
export async function forgetMails(ctx: Context, whose: { personId: string } | { ticketId: string }): Promise<number> {
  authorize(ctx.actor, "mail.send");
  const mine = "personId" in whose ? eq(mails.recipientId, whose.personId) : eq(mails.ticketId, whose.ticketId);
  const rows = await ctx.db
    .update(mails)
    .set({
      subject: "Removed",
      textBody: null,
      htmlBody: null,
      ...("personId" in whose ? { toAddress: "" } : {}),
      state: sql`case when ${mails.state} = 'pending' then 'suppressed' else ${mails.state} end`,
    })
    .where(mine)
    .returning({ id: mails.id });
  for (const { id } of rows) await removeMailFile(id);
  return rows.length;
}
