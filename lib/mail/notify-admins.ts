import { eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import { HOUR_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { routingWaits } from "@/lib/db/schema";
import { formatAlert } from "@/lib/display-text/mail";
import { formatWhyNobody } from "@/lib/display-text/routing";
import type { AlertReason } from "@/lib/domain/mail";
import { forEachAdmin } from "./for-each-admin";
import { type MailOutcome, sendMail } from "./send-mail";
import { adminAlert } from "./templates/admin-alert";
import { loadMailTicket } from "./ticket-facts";

interface AdminAlert {
  ticketId: string;
  eventId: string;
  why: AlertReason;
}

/** Alerts every active admin that a ticket needs attention, at most once an hour per admin. */
export async function notifyAdmins(ctx: Context, input: AdminAlert): Promise<MailOutcome[]> {
  authorize(ctx.actor, "mail.send");
  const ticket = await loadMailTicket(ctx, input.ticketId);
  if (!ticket) return [];
  const reason = await reasonText(ctx, input);
  return forEachAdmin(ctx, (recipientId) =>
    sendMail(ctx, {
      eventId: input.eventId,
      recipientId,
      kind: "admin-alert",
      ticketId: ticket.id,
      atMost: { count: 1, withinMs: HOUR_MS },
      write: ({ name }) => adminAlert({ ...ticket, name, reason }),
    }),
  );
}

async function reasonText({ db, now }: Context, { ticketId, why }: AdminAlert): Promise<string> {
  if (why !== "nobody-can-have-it") return formatAlert(why);
  const [wait] = await db.select().from(routingWaits).where(eq(routingWaits.ticketId, ticketId));
  return formatWhyNobody(wait?.scoreboard ?? [], wait?.at ?? now());
}
