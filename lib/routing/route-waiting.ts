import { setImmediate as letOthersIn } from "node:timers/promises";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import type { Reassignment } from "@/lib/tickets/reassign-from-absent-owner";
import type { Reassigned } from "./reassign-stranded";
import { routeTicket } from "./route-ticket";

export interface RoutedQueue {
  /** Of what was handed on: what has an owner now, who is still to be told. */
  over: Reassigned[];
  /** Of what was handed on: the first that nobody can have. */
  nobody: Reassignment | null;
}

/**
 * Finds owners for tickets of the queue, in the order given. A new owner is told of each by a mail of its own, which a
 * function of its own sends; but of what somebody left behind (`handedOn`) they hear in one: these are answered.
 * Safe to repeat: what has an owner keeps it, and is answered again if it was this that gave it. Between two tickets
 * requests are let in: the embedded database answers without ever leaving the thread.
 */
export async function routeWaiting(
  ctx: Context,
  input: { ticketIds: string[]; handedOn: Reassignment[] },
): Promise<RoutedQueue> {
  authorize(ctx.actor, "ticket.assign");
  const handedOn = new Map(input.handedOn.map((ticket) => [ticket.ticketId, ticket]));
  const done: RoutedQueue = { over: [], nobody: null };
  for (const ticketId of input.ticketIds) {
    await letOthersIn();
    const left = handedOn.get(ticketId);
    const routed = await routeTicket(ctx, { ticketId, digest: left?.digest, publish: !left });
    if (!left) continue;
    if (routed.state === "waiting") done.nobody ??= left;
    if (routed.state === "assigned" && routed.digest === left.digest) {
      done.over.push({ ...left, personId: routed.personId, eventId: routed.eventId });
    }
  }
  return done;
}
