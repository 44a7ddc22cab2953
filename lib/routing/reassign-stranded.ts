import { setImmediate as yieldToRequests } from "node:timers/promises";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { type Reassignment, reassignFromAbsentAssignee } from "@/lib/tickets/reassign-from-absent-assignee";

/** A reassigned ticket with its new assignee, who must still be notified. */
export interface Reassigned extends Reassignment {
  personId: string;
  eventId: string;
}

/** Takes tickets from absent assignees and returns those that a delegate got. Lets requests run between two tickets. */
export async function reassignStranded(ctx: Context, input: { tickets: Reassignment[] }): Promise<Reassigned[]> {
  authorize(ctx.actor, "ticket.assign");
  const reassigned: Reassigned[] = [];
  for (const ticket of input.tickets) {
    await yieldToRequests();
    const assignment = await reassignFromAbsentAssignee(ctx, ticket);
    if (assignment) reassigned.push({ ...ticket, ...assignment });
  }
  return reassigned;
}
