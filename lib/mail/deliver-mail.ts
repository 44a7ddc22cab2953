import { and, eq, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import { HOUR_MS, SECOND_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { approvalRequests, mails, tickets } from "@/lib/db/schema";
import type { MailState } from "@/lib/domain/mail";
import { env } from "@/lib/env";
import { AppError, notFound } from "@/lib/errors";
import { chooseTransport } from "./choose-transport";
import { containsLink, isApproverMail } from "./mail-kinds";
import type { MailTransport, OutgoingMail, TransportResult } from "./transport";

export interface Delivery {
  mailId: string;
  state: MailState;
}

/** After this many attempts an email is given up. */
export const MAX_ATTEMPTS = 12;

/** Resend forgets idempotency keys after 24 hours. */
const KEY_LIFE_MS = 23 * HOUR_MS;

/**
 * Sends a queued email, unless it was sent, suppressed or given up. Safe to repeat: files and Resend get an email
 * exactly once, SMTP at least once. Throws `unavailable` if a later attempt may succeed or another process is sending
 * it; the error's `kind` is a code for the reason.
 */
export async function deliverMail(ctx: Context, mailId: string): Promise<Delivery> {
  authorize(ctx.actor, "mail.send");
  const mail = await claim(ctx, mailId);
  if (!mail) return { mailId, state: await finalState(ctx, mailId) };
  if (mail.textBody === null || !(await isWanted(ctx, mail))) return suppress(ctx, mail);
  const transport = chooseTransport();
  const result = await send(ctx, transport, mail);
  if (result.accepted) {
    await markSent(ctx, mail, transport, result.transportId);
    return { mailId, state: "sent" };
  }
  const final = result.final || mail.attempts >= MAX_ATTEMPTS;
  await markRefused(ctx, mail, result.code, final);
  if (final) return { mailId, state: "failed" };
  throw unavailable(result.code, result.retryAfterSeconds);
}

const claimedColumns = {
  id: mails.id,
  eventId: mails.eventId,
  recipientId: mails.recipientId,
  kind: mails.kind,
  ticketId: mails.ticketId,
  toAddress: mails.toAddress,
  subject: mails.subject,
  textBody: mails.textBody,
  htmlBody: mails.htmlBody,
  messageId: mails.messageId,
  attempts: mails.attempts,
  createdAt: mails.createdAt,
};
type ClaimedMail = Pick<typeof mails.$inferSelect, keyof typeof claimedColumns>;

/** Leases the email for one attempt. The lease expires if the process dies. */
async function claim({ db, now }: Context, mailId: string): Promise<ClaimedMail | undefined> {
  const at = now();
  const leasedUntil = new Date(at.getTime() + env().MAIL_TIMEOUT_MS + 5 * SECOND_MS);
  const isFree = or(isNull(mails.leasedUntil), lte(mails.leasedUntil, at));
  const [row] = await db
    .update(mails)
    .set({ leasedUntil, attempts: sql`${mails.attempts} + 1` })
    .where(and(eq(mails.id, mailId), eq(mails.state, "pending"), isFree))
    .returning(claimedColumns);
  return row;
}

/** Throws `unavailable` if another process is sending the email. */
async function finalState({ db, now }: Context, mailId: string): Promise<MailState> {
  const [row] = await db
    .select({ state: mails.state, leasedUntil: mails.leasedUntil })
    .from(mails)
    .where(eq(mails.id, mailId));
  if (!row) throw notFound("mail");
  if (row.state !== "pending") return row.state;
  const leftMs = (row.leasedUntil?.getTime() ?? 0) - now().getTime();
  throw unavailable("mail-in-hand", Math.max(1, Math.ceil(leftMs / SECOND_MS)));
}

/** False if an approval request needs no answer any more. */
async function isWanted({ db }: Context, { kind, recipientId }: ClaimedMail): Promise<boolean> {
  if (!isApproverMail(kind)) return true;
  const { id, state } = approvalRequests;
  const open = await db
    .select({ id })
    .from(approvalRequests)
    .where(and(eq(id, recipientId), eq(state, "asked")));
  return open.length > 0;
}

async function suppress(ctx: Context, mail: ClaimedMail): Promise<Delivery> {
  await updateIfPending(ctx, mail, { state: "suppressed", ...blankLink(mail) });
  return { mailId: mail.id, state: "suppressed" };
}

async function send(ctx: Context, transport: MailTransport, mail: ClaimedMail): Promise<TransportResult> {
  const ageMs = ctx.now().getTime() - mail.createdAt.getTime();
  if (transport.name === "resend" && mail.attempts > 1 && ageMs > KEY_LIFE_MS) {
    return { accepted: false, code: "resend-key-expired", final: true };
  }
  const outgoing = await outgoingMail(ctx, mail);
  try {
    return await transport.send(outgoing);
  } catch (error) {
    return { accepted: false, code: `${transport.name}-${codeOf(error)}`, final: false };
  }
}

/** Only the code, such as `enospc`: messages may contain addresses. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^[A-Z_]{2,40}$/.test(code) ? code.toLowerCase() : "failed";
}

async function outgoingMail(ctx: Context, mail: ClaimedMail): Promise<OutgoingMail> {
  const number = mail.ticketId ? await ticketNumber(ctx, mail.ticketId) : undefined;
  return {
    mailId: mail.id,
    from: env().MAIL_FROM,
    to: mail.toAddress,
    subject: mail.subject,
    text: mail.textBody ?? "",
    html: mail.htmlBody ?? "",
    messageId: mail.messageId,
    headers: {
      "X-Signalbox-Kind": mail.kind,
      ...(number ? { "X-Signalbox-Ticket": number } : {}),
      "Auto-Submitted": "auto-generated",
    },
    idempotencyKey: `${mail.eventId}/${mail.recipientId}/${mail.kind}`,
    at: mail.createdAt,
  };
}

async function ticketNumber({ db }: Context, ticketId: string): Promise<string | undefined> {
  const [row] = await db.select({ number: tickets.number }).from(tickets).where(eq(tickets.id, ticketId));
  return row?.number;
}

async function markSent(
  ctx: Context,
  mail: ClaimedMail,
  transport: MailTransport,
  transportId: string | null,
): Promise<void> {
  const sent = { state: "sent" as const, transport: transport.name, transportId, sentAt: ctx.now(), lastError: null };
  await updateIfPending(ctx, mail, { ...sent, ...(transport.name === "file" ? {} : blankLink(mail)) });
}

/** A slow attempt must not release the lease of a newer one. */
async function markRefused(ctx: Context, mail: ClaimedMail, code: string, final: boolean): Promise<void> {
  const failed = final ? { state: "failed" as const, ...blankLink(mail) } : {};
  await updateIfPending(ctx, mail, { lastError: code, ...failed }, eq(mails.attempts, mail.attempts));
}

/** One-time links must not stay in the table. */
function blankLink({ kind }: ClaimedMail) {
  return containsLink(kind) ? { textBody: null, htmlBody: null } : {};
}

async function updateIfPending(
  { db }: Context,
  mail: ClaimedMail,
  values: Partial<typeof mails.$inferInsert>,
  condition?: SQL,
): Promise<void> {
  await db
    .update(mails)
    .set({ ...values, leasedUntil: null })
    .where(and(eq(mails.id, mail.id), eq(mails.state, "pending"), condition));
}

function unavailable(code: string, retryAfterSeconds?: number): AppError {
  return new AppError("unavailable", `The email could not be sent yet (${code}).`, { kind: code, retryAfterSeconds });
}
