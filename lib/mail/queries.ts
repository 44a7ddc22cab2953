import { and, asc, desc, eq, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { cutPage, readCursor } from "@/lib/cursor";
import { mails, people, tickets } from "@/lib/db/schema";
import { env } from "@/lib/env";
import { notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import { visibleTickets } from "@/lib/tickets/visible-tickets";
import { storesMailLocally } from "./choose-transport";
import type { ListMailsInput } from "./input";
import { APPROVER_KINDS, isApproverMail } from "./mail-kinds";

/** The recipient's name; for approvers, that of the account that verified the address, else null. */
function recipientName() {
  const account = sql`select own.name from ${people} as own
    where own.email = ${mails.toAddress} and own.email_verified_at is not null`;
  const isApprover = inArray(mails.kind, [...APPROVER_KINDS]);
  return sql<string | null>`coalesce(${people.name}, case when ${isApprover} then (${account}) end)`;
}

const mailColumns = {
  id: mails.id,
  kind: mails.kind,
  subject: mails.subject,
  recipientName: recipientName(),
  toAddress: mails.toAddress,
  ticketNumber: tickets.number,
  state: mails.state,
  transport: mails.transport,
  attempts: mails.attempts,
  lastError: mails.lastError,
  createdAt: mails.createdAt,
  sentAt: mails.sentAt,
};

const CursorKey = z.tuple([z.iso.datetime(), z.uuid()]);

/** Emails, newest first: admins see all; in the demo, others see their own. Throws `not_found` if not `hasOutbox`. */
export async function listMails(ctx: Context, input: ListMailsInput) {
  authorize(ctx.actor, "outbox.read");
  const after = readCursor(input.cursor, CursorKey);
  const rows = await ctx.db
    .select(mailColumns)
    .from(mails)
    .leftJoin(people, eq(people.id, mails.recipientId))
    .leftJoin(tickets, eq(tickets.id, mails.ticketId))
    .where(and(readableMails(ctx.actor), after && olderThan(new Date(after[0]), after[1])))
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(input.limit + 1);
  const { page, nextCursor } = cutPage(rows, input.limit, (last) => [last.createdAt.toISOString(), last.id]);
  return { mails: page, nextCursor };
}

/** One email. `not_found` if it is not listed. Requesters never see links that approve their ticket. */
export async function findMail(ctx: Context, id: string) {
  authorize(ctx.actor, "outbox.read");
  const readable = readableMails(ctx.actor);
  if (!isId(id)) throw notFound("mail");
  const [row] = await ctx.db
    .select({ ...mailColumns, textBody: mails.textBody, htmlBody: mails.htmlBody, requesterId: tickets.requesterId })
    .from(mails)
    .leftJoin(people, eq(people.id, mails.recipientId))
    .leftJoin(tickets, eq(tickets.id, mails.ticketId))
    .where(and(eq(mails.id, id), readable));
  if (!row) throw notFound("mail");
  const { requesterId, ...mail } = row;
  const isRequester = ctx.actor.kind === "person" && ctx.actor.id === requesterId;
  return isRequester && isApproverMail(mail.kind) ? { ...mail, textBody: null, htmlBody: null } : mail;
}

/** True if emails stay on this machine and the actor may list them: an admin, or anyone in the demo. */
export function hasOutbox(actor: Actor): boolean {
  return storesMailLocally() && (isAdmin(actor) || env().DEMO);
}

/** The recipient's address. The ticket's requester gets only the part before the @. */
function addressFor({ actor }: Context): SQL {
  if (actor.kind !== "person") return sql`${mails.toAddress}`;
  return sql`case when ${eq(tickets.requesterId, actor.id)} then split_part(${mails.toAddress}, '@', 1) else ${mails.toAddress} end`;
}

/** A ticket's emails, oldest first, for staff who can see the ticket. */
export async function mailsOfTicket(ctx: Context, ticketId: string) {
  authorize(ctx.actor, "ticket.note");
  if (!isId(ticketId)) throw notFound("ticket");
  return ctx.db
    .select({
      id: mails.id,
      kind: mails.kind,
      // Recipients without an account are shown by address.
      recipientName: sql<string | null>`coalesce(${recipientName()}, nullif(${addressFor(ctx)}, ''))`,
      state: mails.state,
      attempts: mails.attempts,
      lastError: mails.lastError,
      createdAt: mails.createdAt,
      sentAt: mails.sentAt,
    })
    .from(mails)
    .innerJoin(tickets, and(eq(tickets.id, mails.ticketId), visibleTickets(ctx.actor)))
    .leftJoin(people, eq(people.id, mails.recipientId))
    .where(eq(mails.ticketId, ticketId))
    .orderBy(asc(mails.id));
}

function readableMails(actor: Actor): SQL | undefined {
  if (!hasOutbox(actor)) throw notFound("page");
  if (isAdmin(actor)) return undefined;
  if (actor.kind !== "person") return sql`false`;
  const toApprover = and(inArray(mails.kind, [...APPROVER_KINDS]), eq(mails.toAddress, actor.email));
  return or(eq(mails.recipientId, actor.id), actor.emailVerified ? toApprover : undefined);
}

function isAdmin(actor: Actor): boolean {
  return actor.kind === "person" && actor.role === "admin";
}

function olderThan(createdAt: Date, id: string): SQL | undefined {
  return or(lt(mails.createdAt, createdAt), and(eq(mails.createdAt, createdAt), lt(mails.id, id)));
}
