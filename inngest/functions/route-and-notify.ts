import type { GetStepTools, Inngest } from "inngest";
import { notifyAdmins } from "@/lib/mail/notify-admins";
import { notifyAssignee } from "@/lib/mail/notify-assignee";
import { type RoutingOutcome, routeTicket } from "@/lib/routing/route-ticket";
import { asJob } from "./as-job";

export async function routeAndNotify(
  step: GetStepTools<Inngest>,
  { ticketId, eventId }: { ticketId: string; eventId: string },
): Promise<RoutingOutcome> {
  const routed = await step.run(`assign-${ticketId}`, () => asJob("routing", (ctx) => routeTicket(ctx, { ticketId })));
  if (routed.state === "assigned") {
    const about = { ticketId, eventId: routed.eventId, personId: routed.personId };
    await step.run(`tell-${ticketId}`, () => asJob("mail", (ctx) => notifyAssignee(ctx, about)));
  }
  if (routed.state === "waiting") {
    const about = { ticketId, eventId, why: "nobody-can-have-it" } as const;
    await step.run("alert-admins", () => asJob("mail", (ctx) => notifyAdmins(ctx, about)));
  }
  return routed;
}
