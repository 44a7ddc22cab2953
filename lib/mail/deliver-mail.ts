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

/** After that many tries a mail is given up. */
export const MAX_ATTEMPTS = 12;

/** Resend forgets its idempotency keys after 24 hours; a try later than this could be a second mail. */
const KEY_LIFE_MS = 23 * HOUR_MS;

/**
 * Sends a queued mail, unless it is sent, suppressed or given up. Safe to repeat: exactly once as a file and on Resend,
 * at least once with the same Message-ID over SMTP. Throws `unavailable` with a coded `kind` where a later try may do
 * better, also while another holds the mail. What it returns is final.
 */
export async function deliverMail(ctx: Context, mailId: string): Promise<Delivery> {
  authorize(ctx.actor, "mail.send");
  const mail = await claim(ctx, mailId);
  if (!mail) return { mailId, state: await standingState(ctx, mailId) };
  if (mail.textBody === null || !(await isWanted(ctx, mail))) return suppress(ctx, mail);
  const transport = chooseTransport();
  const answer = await carry(ctx, transport, mail);
  if (answer.taken) {
    await markSent(ctx, mail, transport, answer.transportId);
    return { mailId, state: "sent" };
  }
  const final = answer.final || mail.attempts >= MAX_ATTEMPTS;
  await markRefused(ctx, mail, answer.code, final);
  if (final) return { mailId, state: "failed" };
  throw unavailable(answer.code, answer.retryAfterSeconds);
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
type Claimed = Pick<typeof mails.$inferSelect, keyof typeof claimedColumns>;

/** Takes the mail for as long as one try can last; a process that dies with it leaves it free after that. */
async function claim({ db, now }: Context, mailId: string): Promise<Claimed | undefined> {
  const at = now();
  const leasedUntil = new Date(at.getTime() + env().MAIL_TIMEOUT_MS + 5 * SECOND_MS);
  const free = or(isNull(mails.leasedUntil), lte(mails.leasedUntil, at));
  const [row] = await db
    .update(mails)
    .set({ leasedUntil, attempts: sql`${mails.attempts} + 1` })
    .where(and(eq(mails.id, mailId), eq(mails.state, "pending"), free))
    .returning(claimedColumns);
  return row;
}

/** What a mail that can't be claimed has come to; still pending means that another is at it. */
async function standingState({ db, now }: Context, mailId: string): Promise<MailState> {
  const [row] = await db
    .select({ state: mails.state, leasedUntil: mails.leasedUntil })
    .from(mails)
    .where(eq(mails.id, mailId));
  if (!row) throw notFound("mail");
  if (row.state !== "pending") return row.state;
  const leftMs = (row.leasedUntil?.getTime() ?? 0) - now().getTime();
  throw unavailable("mail-in-hand", Math.max(1, Math.ceil(leftMs / SECOND_MS)));
}

/** False for what was to ask somebody who need not answer any more. */
async function isWanted({ db }: Context, { kind, recipientId }: Claimed): Promise<boolean> {
  if (!isApproverMail(kind)) return true;
  const { id, state } = approvalRequests;
  const asked = await db
    .select({ id })
    .from(approvalRequests)
    .where(and(eq(id, recipientId), eq(state, "asked")));
  return asked.length > 0;
}

/** Its words were erased while it waited, or nobody waits for an answer: there is nothing left to send. */
async function suppress(ctx: Context, mail: Claimed): Promise<Delivery> {
  await settle(ctx, mail, { state: "suppressed", ...blankLink(mail) });
  return { mailId: mail.id, state: "suppressed" };
}

async function carry(ctx: Context, transport: MailTransport, mail: Claimed): Promise<TransportResult> {
  const ageMs = ctx.now().getTime() - mail.createdAt.getTime();
  if (transport.name === "resend" && mail.attempts > 1 && ageMs > KEY_LIFE_MS) {
    return { taken: false, code: "resend-key-expired", final: true };
  }
  const outgoing = await outgoingMail(ctx, mail);
  try {
    return await transport.carry(outgoing);
  } catch (error) {
    return { taken: false, code: `${transport.name}-${codeOf(error)}`, final: false };
  }
}

/** Such as `enospc`: of an error only its code is kept, because a message may quote an address. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^[A-Z_]{2,40}$/.test(code) ? code.toLowerCase() : "failed";
}

async function outgoingMail(ctx: Context, mail: Claimed): Promise<OutgoingMail> {
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
  mail: Claimed,
  transport: MailTransport,
  transportId: string | null,
): Promise<void> {
  const sent = { state: "sent" as const, transport: transport.name, transportId, sentAt: ctx.now(), lastError: null };
  await settle(ctx, mail, { ...sent, ...(transport.name === "file" ? {} : blankLink(mail)) });
}

/** The number of the try is the proof that the mail is still ours: one that was too slow must not free another's hold. */
async function markRefused(ctx: Context, mail: Claimed, code: string, final: boolean): Promise<void> {
  const failed = final ? { state: "failed" as const, ...blankLink(mail) } : {};
  await settle(ctx, mail, { lastError: code, ...failed }, eq(mails.attempts, mail.attempts));
}

/** A one-time link must not rest in a table once it is out, or can't get out any more. */
function blankLink({ kind }: Claimed) {
  return containsLink(kind) ? { textBody: null, htmlBody: null } : {};
}

async function settle(
  { db }: Context,
  mail: Claimed,
  values: Partial<typeof mails.$inferInsert>,
  stillOurs?: SQL,
): Promise<void> {
  await db
    .update(mails)
    .set({ ...values, leasedUntil: null })
    .where(and(eq(mails.id, mail.id), eq(mails.state, "pending"), stillOurs));
}

function unavailable(code: string, retryAfterSeconds?: number): AppError {
  return new AppError("unavailable", `The mail could not be sent yet (${code}).`, { kind: code, retryAfterSeconds });
}
