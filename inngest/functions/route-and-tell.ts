import type { GetStepTools, Inngest } from "inngest";
import { tellAssignee } from "@/lib/mail/tell-assignee";
import { type Routed, routeTicket } from "@/lib/routing/route-ticket";
import { asJob } from "./as-job";

/** Two steps that go together: find one ticket an owner, and tell them. */
export async function routeAndTell(step: GetStepTools<Inngest>, ticketId: string): Promise<Routed> {
  const routed = await step.run(`assign-${ticketId}`, () => asJob("routing", (ctx) => routeTicket(ctx, { ticketId })));
  if (routed.state === "assigned") {
    const { eventId, personId } = routed;
    await step.run(`tell-${ticketId}`, () =>
      asJob("mail", (ctx) => tellAssignee(ctx, { ticketId, eventId, personId })),
    );
  }
  return routed;
}
