import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { createLink } from "./create-link";
import { type MailOutcome, sendMail } from "./send-mail";
import { welcome } from "./templates/welcome";

/** Welcomes a new account, with a link to verify its address if needed. One email per sign-up. */
export async function sendWelcome(ctx: Context, input: { personId: string; eventId: string }): Promise<MailOutcome> {
  authorize(ctx.actor, "mail.send");
  return sendMail(ctx, {
    eventId: input.eventId,
    recipientId: input.personId,
    kind: "welcome",
    write: async (recipient, tx) =>
      welcome({
        name: recipient.name,
        verifyUrl: recipient.verified ? null : await createLink(tx, newId(), "verify", recipient),
        newTicketUrl: `${env().APP_URL}/tickets/new`,
      }),
  });
}
