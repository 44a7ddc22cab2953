import { and, eq, exists } from "drizzle-orm";
import { people, tickets } from "@/lib/db/schema";
import type { Transaction } from "@/lib/events/transact";
import { mayReceive } from "./capacity";
import { isWaiting } from "./waiting-tickets";

/**
 * Wakes the queue because this person, who was full, has room again. One look-up where nobody waits or the person is
 * gone, and then nothing is written: a run of a function for each ticket that is resolved would be much for nothing.
 */
export async function notifyCapacityFreed(tx: Transaction, personId: string): Promise<void> {
  const waiting = tx.db.select({ id: tickets.id }).from(tickets).where(isWaiting());
  const [person] = await tx.db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, personId), mayReceive(tx.now()), exists(waiting)));
  if (person) await tx.record({ type: "person/availability.changed", personId, after: { room: true } });
}
