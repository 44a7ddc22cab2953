import { authorize } from "@/lib/auth/authorize";
import { HOUR_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { eachAdmin } from "./each-admin";
import { sendMail, type Told } from "./send-mail";
import { adminAlert } from "./templates/admin-alert";
import { loadTicket } from "./ticket-facts";

export interface Alert {
  ticketId: string;
  eventId: string;
  /** A plain sentence for admins: "Nobody in the team Billing has room." */
  why: string;
}

/**
 * Tells every active admin that a ticket needs a hand; each gets one such mail an hour at most. Each admin's mail is
 * tried, then the first failure is thrown, so that a repeat sends only what is missing.
 */
export async function alertAdmins(ctx: Context, input: Alert): Promise<Told[]> {
  authorize(ctx.actor, "mail.send");
  const ticket = await loadTicket(ctx, input.ticketId);
  if (!ticket) return [];
  return eachAdmin(ctx, (recipientId) =>
    sendMail(ctx, {
      eventId: input.eventId,
      recipientId,
      kind: "admin-alert",
      ticketId: ticket.id,
      atMost: { count: 1, withinMs: HOUR_MS },
      write: ({ name }) => adminAlert({ ...ticket, name, why: input.why }),
    }),
  );
}
