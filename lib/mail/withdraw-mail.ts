import { and, eq, isNull, lte, or } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { mails } from "@/lib/db/schema";
import type { MailRequest } from "./queue-mail";

/** Suppresses an unsent email whose facts are no longer true, unless a process is sending it now. */
export async function withdrawMail(
  { db, now }: Context,
  { eventId, recipientId, kind }: Pick<MailRequest, "eventId" | "recipientId" | "kind">,
): Promise<void> {
  await db
    .update(mails)
    .set({ state: "suppressed", textBody: null, htmlBody: null })
    .where(
      and(
        eq(mails.eventId, eventId),
        eq(mails.recipientId, recipientId),
        eq(mails.kind, kind),
        eq(mails.state, "pending"),
        or(isNull(mails.leasedUntil), lte(mails.leasedUntil, now())),
      ),
    );
}
