import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { messages } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { type Transaction, transact } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import { lockTicket, type TicketRow } from "./find-ticket";
import type { ReplyInput } from "./input";
import type { MessageView } from "./queries";
import { reopen } from "./reopen-ticket";
import { changeTicket, moveStatus } from "./write/change-ticket";

/**
 * Adds a reply or an internal note. A reply by staff starts work on an open ticket; one by the requester resumes a
 * waiting ticket and reopens a resolved one. Throws `conflict` for a reply to a closed or cancelled ticket.
 */
export async function addReply(ctx: Context, input: ReplyInput & { ticket: string }): Promise<MessageView> {
  authorize(ctx.actor, "ticket.reply");
  if (input.internal) authorize(ctx.actor, "ticket.note");
  const author = ctx.actor;
  if (author.kind !== "person") throw new TypeError("Only a person can reply.");
  return transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, input.ticket);
    if (!input.internal && (ticket.status === "closed" || ticket.status === "cancelled")) {
      const advice = ticket.status === "closed" ? "Reopen it or open a new one." : "Open a new one.";
      throw new AppError("conflict", `This ticket is ${ticket.status}. ${advice}`);
    }
    const [id, createdAt] = [newId(), tx.now()];
    const { body, internal } = input;
    await tx.db.insert(messages).values({ id, ticketId: ticket.id, authorId: author.id, body, internal, createdAt });
    await tx.record({ type: "ticket/message.added", ticketId: ticket.id, after: { messageId: id, internal } });
    await (internal ? changeTicket(tx, ticket, {}) : applyReply(tx, ticket, author.id));
    const { name, role } = author;
    return { id, author: { id: author.id, name, role }, body, internal, createdAt: createdAt.toISOString() };
  });
}

async function applyReply(tx: Transaction, ticket: TicketRow, authorId: string): Promise<void> {
  const isRequester = ticket.requesterId === authorId;
  if (isRequester && ticket.status === "resolved") return void (await reopen(tx, ticket));
  await moveStatus(tx, ticket, isRequester ? changesByRequester(ticket) : changesByStaff(tx, ticket));
}

function changesByRequester(ticket: TicketRow): Partial<TicketRow> {
  return ticket.status === "waiting" ? { status: "in_progress" } : {};
}

function changesByStaff({ now }: Transaction, ticket: TicketRow): Partial<TicketRow> {
  return {
    ...(ticket.status === "open" ? { status: "in_progress" } : {}),
    ...(ticket.firstResponseAt ? {} : { firstResponseAt: now() }),
  };
}
