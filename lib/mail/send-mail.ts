import type { Context } from "@/lib/context";
import { type Delivery, deliverMail } from "./deliver-mail";
import { type MailRequest, type QueueResult, queueMail } from "./queue-mail";

/** The delivery, or why no email was stored. */
export type MailOutcome = Delivery | Exclude<QueueResult, { state: "queued" }>;

export const SKIPPED: MailOutcome = { state: "skipped" };

/** Queues and delivers an email; safe to repeat. Throws what `deliverMail` throws. */
export async function sendMail(ctx: Context, request: MailRequest): Promise<MailOutcome> {
  const queued = await queueMail(ctx, request);
  return queued.state === "queued" ? deliverMail(ctx, queued.mailId) : queued;
}
