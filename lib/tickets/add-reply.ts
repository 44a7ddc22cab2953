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
import { changeTicket, recordStatus } from "./write/change-ticket";

/**
 * Adds a reply, or for staff an internal note. The first public reply by staff is the first response and begins the
 * work; a requester's reply brings a waiting ticket back to work and opens a resolved one again.
 */
export async function addReply(ctx: Context, input: ReplyInput & { ticket: string }): Promise<MessageView> {
  authorize(ctx.actor, "ticket.reply");
  if (input.internal) authorize(ctx.actor, "ticket.note");
  const author = ctx.actor;
  if (author.kind !== "person") throw new TypeError("A reply is written by a person.");
  return transact(ctx, async (tx) => {
    const seen = await lockTicket(tx, input.ticket);
    if (!input.internal && (seen.status === "closed" || seen.status === "cancelled")) {
      throw new AppError("conflict", `This ticket is ${seen.status}. Reopen it or open a new one.`);
    }
    const at = tx.now();
    const message = {
      id: newId(),
      ticketId: seen.id,
      authorId: author.id,
      body: input.body,
      internal: input.internal,
      createdAt: at,
    };
    await tx.db.insert(messages).values(message);
    await tx.record({
      type: "ticket/message.added",
      ticketId: seen.id,
      after: { messageId: message.id, internal: input.internal },
    });
    await (input.internal ? changeTicket(tx, seen, {}) : moveOn(tx, seen, author.id));
    return {
      id: message.id,
      author: { id: author.id, name: author.name, role: author.role },
      body: message.body,
      internal: message.internal,
      createdAt: at.toISOString(),
    };
  });
}

/** What a public reply does to the status: a requester's brings the ticket back to work, staff's begins it. */
async function moveOn(tx: Transaction, seen: TicketRow, authorId: string): Promise<void> {
  const asks = seen.requesterId === authorId;
  if (asks && seen.status === "resolved") return void (await reopen(tx, seen));
  const row = await changeTicket(tx, seen, asks ? forRequester(seen) : forStaff(tx, seen));
  if (row.status !== seen.status) await recordStatus(tx, seen, row);
}

function forRequester(seen: TicketRow): Partial<TicketRow> {
  return seen.status === "waiting" ? { status: "in_progress" } : {};
}

function forStaff({ now }: Transaction, seen: TicketRow): Partial<TicketRow> {
  return {
    ...(seen.status === "open" ? { status: "in_progress" } : {}),
    ...(seen.firstResponseAt ? {} : { firstResponseAt: now() }),
  };
}
