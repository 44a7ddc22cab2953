import { and, count, eq, gt, inArray, isNotNull, notInArray } from "drizzle-orm";
import { DAY_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { approvalRequests, mails, people } from "@/lib/db/schema";
import type { MailKind } from "@/lib/domain/mail";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { containsLink, isApproverMail, LINK_KINDS } from "./mail-kinds";
import type { MailContent } from "./templates/layout";

export interface MailRecipient {
  id: string;
  name: string;
  email: string;
  verified: boolean;
}

export interface MailRequest {
  /** Event, recipient and kind identify an email. */
  eventId: string;
  /** A person's id; for approvers, the approval request's id. */
  recipientId: string;
  kind: MailKind;
  ticketId?: string;
  /** The email is skipped if its recipient got `count` emails of this kind within `withinMs`. */
  atMost?: { count: number; withinMs: number };
  /** Called once for a new email that can be sent, in its transaction. */
  write(recipient: MailRecipient, tx: Context): Draft | Promise<Draft>;
}

/** The content, or how long a rate limit holds it back. */
type Draft = MailContent | { waitMs: number };

/** `skipped`: `atMost` is reached. `held`: nothing is stored; the email can be queued after `waitMs`. */
export type QueueResult =
  | { state: "queued"; mailId: string }
  | { state: "skipped"; mailId?: undefined }
  | { state: "held"; mailId?: undefined; waitMs: number };

/** Stores an email once per event, recipient and kind. It is `suppressed` if the recipient can't or must not get it. */
export function queueMail(ctx: Context, request: MailRequest): Promise<QueueResult> {
  return ctx.db.transaction(async (handle) => {
    const tx: Context = { ...ctx, db: handle as unknown as Db };
    const recipient = await (isApproverMail(request.kind) ? lockApprover : lockRecipient)(tx, request.recipientId);
    const existingId = await findMailId(tx, request);
    if (existingId) return { state: "queued", mailId: existingId };
    if (request.atMost && (await isLimitReached(tx, request, request.atMost))) return { state: "skipped" };
    const canSend = recipient !== null && !(await isFlooded(tx, request, recipient));
    const content = canSend ? await request.write(recipient, tx) : { subject: "Not sent", text: null, html: null };
    if ("waitMs" in content) return { state: "held", waitMs: content.waitMs };
    const id = newId();
    const [row] = await tx.db
      .insert(mails)
      .values({
        id,
        eventId: request.eventId,
        recipientId: request.recipientId,
        kind: request.kind,
        ticketId: request.ticketId,
        toAddress: recipient?.email ?? "",
        subject: content.subject,
        textBody: content.text,
        htmlBody: content.html,
        messageId: `<${id}@${new URL(env().APP_URL).hostname}>`,
        state: canSend ? "pending" : "suppressed",
        createdAt: tx.now(),
      })
      .onConflictDoNothing({ target: [mails.eventId, mails.recipientId, mails.kind] })
      .returning({ id: mails.id });
    return { state: "queued", mailId: row?.id ?? (await findMailId(tx, request))! };
  });
}

/** Locks the row, so concurrent emails can't pass the limits. Null for people who can't get email. */
async function lockRecipient({ db }: Context, personId: string): Promise<MailRecipient | null> {
  const [row] = await db
    .select({
      id: people.id,
      name: people.name,
      email: people.email,
      verifiedAt: people.emailVerifiedAt,
      deactivatedAt: people.deactivatedAt,
      deletedAt: people.deletedAt,
    })
    .from(people)
    .where(eq(people.id, personId))
    .for("no key update");
  if (!row?.email || row.deactivatedAt || row.deletedAt) return null;
  return { id: row.id, name: row.name, email: row.email, verified: row.verifiedAt !== null };
}

/** The address of an open request, with the name of its verified account. */
async function lockApprover({ db }: Context, requestId: string): Promise<MailRecipient | null> {
  const { id, email, state } = approvalRequests;
  const [row] = await db
    .select({ id, email })
    .from(approvalRequests)
    .where(and(eq(id, requestId), eq(state, "asked")))
    .for("no key update");
  if (!row) return null;
  const [account] = await db
    .select({ name: people.name })
    .from(people)
    .where(and(eq(people.email, row.email), isNotNull(people.emailVerifiedAt)));
  return { ...row, name: account?.name ?? "", verified: account !== undefined };
}

async function findMailId({ db }: Context, { eventId, recipientId, kind }: MailRequest): Promise<string | undefined> {
  const [row] = await db
    .select({ id: mails.id })
    .from(mails)
    .where(and(eq(mails.eventId, eventId), eq(mails.recipientId, recipientId), eq(mails.kind, kind)));
  return row?.id;
}

async function isLimitReached(
  { db, now }: Context,
  { recipientId, kind }: MailRequest,
  limit: { count: number; withinMs: number },
): Promise<boolean> {
  const since = new Date(now().getTime() - limit.withinMs);
  const [row] = await db
    .select({ sent: count() })
    .from(mails)
    .where(
      and(eq(mails.recipientId, recipientId), gt(mails.createdAt, since), eq(mails.kind, kind), isSentOrPending()),
    );
  return (row?.sent ?? 0) >= limit.count;
}

/** True if an unverified address got an email in the last 24 hours: strangers must not flood it. Exempts links. */
async function isFlooded({ db, now }: Context, { kind }: MailRequest, recipient: MailRecipient): Promise<boolean> {
  if (recipient.verified || containsLink(kind)) return false;
  const since = new Date(now().getTime() - DAY_MS);
  const [row] = await db
    .select({ sent: count() })
    .from(mails)
    .where(
      and(
        eq(mails.recipientId, recipient.id),
        gt(mails.createdAt, since),
        notInArray(mails.kind, [...LINK_KINDS]),
        isSentOrPending(),
      ),
    );
  return (row?.sent ?? 0) > 0;
}

function isSentOrPending() {
  return inArray(mails.state, ["pending", "sent"]);
}
