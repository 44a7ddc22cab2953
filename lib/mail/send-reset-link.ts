import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { sendLink } from "./send-link";
import type { MailOutcome } from "./send-mail";
import { reset } from "./templates/reset";

/** Sends a link to choose a new password, at most five an hour. Throws `unavailable` if it can't be sent now. */
export async function sendResetLink(ctx: Context, { personId }: { personId: string }): Promise<MailOutcome> {
  authorize(ctx.actor, "people.manage");
  return sendLink(ctx, personId, "reset", reset);
}
