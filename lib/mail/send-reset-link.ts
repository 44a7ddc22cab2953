import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { sendLink } from "./send-link";
import type { MailOutcome } from "./send-mail";
import { reset } from "./templates/reset";

/**
 * Mails the link that lets a person choose a new password. Skipped beyond five an hour; suppressed for people who were
 * deactivated. Throws `unavailable` where the carrier is away; the sweep then sends it.
 */
export async function sendResetLink(ctx: Context, { personId }: { personId: string }): Promise<MailOutcome> {
  authorize(ctx.actor, "people.manage");
  return sendLink(ctx, personId, "reset", reset);
}
