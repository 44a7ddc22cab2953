import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { MailKind, MailState } from "@/lib/domain/mail";
import { instant, key } from "./columns";

/** One mail to one person about one event. The unique index prevents duplicates. */
export const mails = pgTable(
  "mails",
  {
    id: key(),
    /** The id of what the mail is about, or one made from it: an event, an offer, an approval request, a token, … */
    eventId: uuid().notNull(),
    /** A person's id; for mails to approvers, who need no account, the id of their request. */
    recipientId: uuid().notNull(),
    kind: text().$type<MailKind>().notNull(),
    ticketId: uuid(),
    toAddress: text().notNull(),
    subject: text().notNull(),
    /** Null if the mail was suppressed or erased; with a one-time link, also once sent (not to files) or failed. */
    textBody: text(),
    htmlBody: text(),
    messageId: text().notNull(),
    state: text().$type<MailState>().notNull().default("pending"),
    transport: text().$type<"resend" | "smtp" | "file">(),
    transportId: text(),
    attempts: integer().notNull().default(0),
    lastError: text(),
    leasedUntil: instant(),
    sentAt: instant(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("mails_once").on(t.eventId, t.recipientId, t.kind),
    index("mails_pending").on(t.createdAt).where(sql`${t.state} = 'pending'`),
    index("mails_ticket").on(t.ticketId, t.id),
    index("mails_recipient").on(t.recipientId, t.createdAt),
    index("mails_created").on(t.createdAt, t.id),
  ],
);
