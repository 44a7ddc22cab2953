import { messages } from "@/lib/db/schema";
import type { Transaction } from "@/lib/events/transact";
import { newId } from "@/lib/ids";

/** Adds an internal note by the actor. Does nothing without text or if the actor is a job. */
export async function addNote(tx: Transaction, ticketId: string, body: string | undefined): Promise<void> {
  if (!body || tx.actor.kind !== "person") return;
  const message = { id: newId(), ticketId, authorId: tx.actor.id, body, internal: true, createdAt: tx.now() };
  await tx.db.insert(messages).values(message);
  await tx.record({ type: "ticket/message.added", ticketId, after: { messageId: message.id, internal: true } });
}
