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

export interface Recipient {
  id: string;
  name: string;
  email: string;
  verified: boolean;
}

export interface MailOrder {
  /** The event that the mail tells of: with recipient and kind it names the mail for good. */
  eventId: string;
  /** A person's id, or for mails to approvers the request's. */
  recipientId: string;
  kind: MailKind;
  ticketId?: string;
  /** Not queued at all where the person has had that many of this kind within that time. */
  atMost?: { count: number; withinMs: number };
  /** Called only for a new mail that may leave; what it stores (a one-time token) commits with the mail. */
  write(recipient: Recipient, tx: Context): MailContent | Promise<MailContent>;
}

/**
 * Puts a mail in the table, once for each (event, recipient, kind) however often it is asked for. Returns the row's id,
 * also where it stood there already; null where `atMost` is reached. Who can't or mustn't get it has it `suppressed`.
 */
export function queueMail(ctx: Context, order: MailOrder): Promise<string | null> {
  return ctx.db.transaction(async (handle) => {
    const tx: Context = { ...ctx, db: handle as unknown as Db };
    const recipient = await (isApproverMail(order.kind) ? holdApprover : holdRecipient)(tx, order.recipientId);
    const standing = await findMailId(tx, order);
    if (standing) return standing;
    if (order.atMost && (await hasHad(tx, order, order.atMost))) return null;
    const leaves = recipient !== null && !(await isFlooded(tx, order, recipient));
    const content = leaves ? await order.write(recipient, tx) : { subject: "Not sent", text: null, html: null };
    const id = newId();
    const [row] = await tx.db
      .insert(mails)
      .values({
        id,
        eventId: order.eventId,
        recipientId: order.recipientId,
        kind: order.kind,
        ticketId: order.ticketId,
        toAddress: recipient?.email ?? "",
        subject: content.subject,
        textBody: content.text,
        htmlBody: content.html,
        messageId: `<${id}@${new URL(env().APP_URL).hostname}>`,
        state: leaves ? "pending" : "suppressed",
        createdAt: tx.now(),
      })
      .onConflictDoNothing({ target: [mails.eventId, mails.recipientId, mails.kind] })
      .returning({ id: mails.id });
    return row?.id ?? (await findMailId(tx, order)) ?? null;
  });
}

/**
 * The person's row, held until the mail stands: what is counted here for one mail can't be counted at the same time
 * for another. Null for people who can't be written to.
 */
async function holdRecipient({ db }: Context, personId: string): Promise<Recipient | null> {
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

/** The same for an approver: the address that was asked, as long as it is. The name is that of its verified account. */
async function holdApprover({ db }: Context, requestId: string): Promise<Recipient | null> {
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

async function findMailId({ db }: Context, { eventId, recipientId, kind }: MailOrder): Promise<string | undefined> {
  const [row] = await db
    .select({ id: mails.id })
    .from(mails)
    .where(and(eq(mails.eventId, eventId), eq(mails.recipientId, recipientId), eq(mails.kind, kind)));
  return row?.id;
}

async function hasHad(
  { db, now }: Context,
  { recipientId, kind }: MailOrder,
  limit: { count: number; withinMs: number },
): Promise<boolean> {
  const since = new Date(now().getTime() - limit.withinMs);
  const [row] = await db
    .select({ had: count() })
    .from(mails)
    .where(and(eq(mails.recipientId, recipientId), gt(mails.createdAt, since), eq(mails.kind, kind), leftOrWill()));
  return (row?.had ?? 0) >= limit.count;
}

/** An address that nobody has shown to be theirs gets one mail a day, so a stranger's sign-up can't flood it. */
async function isFlooded({ db, now }: Context, { kind }: MailOrder, recipient: Recipient): Promise<boolean> {
  if (recipient.verified || containsLink(kind)) return false;
  const since = new Date(now().getTime() - DAY_MS);
  const [row] = await db
    .select({ had: count() })
    .from(mails)
    .where(
      and(
        eq(mails.recipientId, recipient.id),
        gt(mails.createdAt, since),
        notInArray(mails.kind, [...LINK_KINDS]),
        leftOrWill(),
      ),
    );
  return (row?.had ?? 0) > 0;
}

function leftOrWill() {
  return inArray(mails.state, ["pending", "sent"]);
}
