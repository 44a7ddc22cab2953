import type { Context } from "@/lib/context";
import type { MailState } from "@/lib/domain/mail";
import { deliverMail } from "./deliver-mail";
import { type MailOrder, queueMail } from "./queue-mail";

/** What a telling came to. `skipped`: there was nothing to tell, or enough was told, and no mail was made. */
export interface MailOutcome {
  state: MailState | "skipped";
  mailId?: string;
}

export const SKIPPED: MailOutcome = { state: "skipped" };

/** Queues and delivers in one go; repeat-safe as both are. Throws what `deliverMail` throws. */
export async function sendMail(ctx: Context, order: MailOrder): Promise<MailOutcome> {
  const mailId = await queueMail(ctx, order);
  return mailId ? deliverMail(ctx, mailId) : SKIPPED;
}
