import { setImmediate as yieldToRequests } from "node:timers/promises";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import type { Reassignment } from "@/lib/tickets/reassign-from-absent-assignee";
import type { Reassigned } from "./reassign-stranded";
import { routeTicket } from "./route-ticket";

export interface RoutedQueue {
  /** Reassigned tickets whose new assignee must be notified. */
  over: Reassigned[];
  /** The first reassigned ticket that no one can take. */
  nobody: Reassignment | null;
}

/**
 * Assigns waiting tickets in order. Returns those of absent assignees (`handedOn`), for one email about all of them.
 * Safe to repeat. Lets requests run between two tickets, because the embedded database blocks the thread.
 */
export async function routeWaiting(
  ctx: Context,
  input: { ticketIds: string[]; handedOn: Reassignment[] },
): Promise<RoutedQueue> {
  authorize(ctx.actor, "ticket.assign");
  const handedOn = new Map(input.handedOn.map((ticket) => [ticket.ticketId, ticket]));
  const result: RoutedQueue = { over: [], nobody: null };
  for (const ticketId of input.ticketIds) {
    await yieldToRequests();
    const reassignment = handedOn.get(ticketId);
    const routed = await routeTicket(ctx, { ticketId, digest: reassignment?.digest, publish: !reassignment });
    if (!reassignment) continue;
    if (routed.state === "waiting") result.nobody ??= reassignment;
    if (routed.state === "assigned" && routed.digest === reassignment.digest) {
      result.over.push({ ...reassignment, personId: routed.personId, eventId: routed.eventId });
    }
  }
  return result;
}
