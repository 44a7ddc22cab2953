import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { mailedLinks } from "@/lib/limits/rules";
import { take } from "@/lib/limits/take";

/** Whether the asker is due another link to verify their address: null where it is verified already. */
export async function askVerify(ctx: Context): Promise<{ personId: string | null }> {
  authorize(ctx.actor, "self.manage");
  if (ctx.actor.kind !== "person") throw new AppError("unauthenticated", "Sign in to ask for another link.");
  if (ctx.actor.emailVerified) return { personId: null };
  await take(ctx, mailedLinks(), ctx.actor.email);
  return { personId: ctx.actor.id };
}
