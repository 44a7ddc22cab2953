import { setImmediate as letOthersIn } from "node:timers/promises";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { type Reassignment, reassignFromAbsentOwner } from "@/lib/tickets/reassign-from-absent-owner";

/** A ticket that came over from somebody who is gone, and who is still to be told. */
export interface Reassigned extends Reassignment {
  /** Who has it now. */
  personId: string;
  /** Its `ticket/assigned` event. */
  eventId: string;
}

/**
 * Takes tickets from owners who are gone. Answers those that went to the person their owner named; the rest waits now.
 * Between two tickets requests are let in, as in `routeWaiting`.
 */
export async function reassignStranded(ctx: Context, input: { tickets: Reassignment[] }): Promise<Reassigned[]> {
  authorize(ctx.actor, "ticket.assign");
  const over: Reassigned[] = [];
  for (const ticket of input.tickets) {
    await letOthersIn();
    const given = await reassignFromAbsentOwner(ctx, ticket);
    if (given) over.push({ ...ticket, ...given });
  }
  return over;
}
