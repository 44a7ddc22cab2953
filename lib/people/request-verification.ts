import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { consume } from "@/lib/rate-limits/consume";
import { mailedLinks } from "@/lib/rate-limits/limits";

/** The person to send a verification link to; null if already verified. Throws `too_many` after too many links. */
export async function requestVerification(ctx: Context): Promise<{ personId: string | null }> {
  authorize(ctx.actor, "self.manage");
  if (ctx.actor.kind !== "person") throw new AppError("unauthenticated", "Sign in to request a new link.");
  if (ctx.actor.emailVerified) return { personId: null };
  await consume(ctx, mailedLinks(), ctx.actor.email);
  return { personId: ctx.actor.id };
}
