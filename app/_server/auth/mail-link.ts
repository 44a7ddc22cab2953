import { jobActor } from "@/lib/auth/actor";
import type { Context } from "@/lib/context";
import { log } from "@/lib/log";

type Send = (ctx: Context, input: { personId: string }) => Promise<unknown>;

/** Mails a link after the response, so that the response time hides if an account exists. No `personId`: no mail. */
export function mailLink(ctx: Context, send: Send, { personId }: { personId: string | null }): void {
  if (personId === null) return;
  ctx.after(async () => {
    try {
      await send({ ...ctx, actor: jobActor("account-mail") }, { personId });
    } catch (error) {
      log("warn", "a link could not be mailed", { personId }, error);
    }
  });
}
