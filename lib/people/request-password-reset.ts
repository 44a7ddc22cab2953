import { and, eq, isNull } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { people } from "@/lib/db/schema";
import { consume, tryConsume } from "@/lib/rate-limits/consume";
import { mailedLinks, mailedLinksByNetwork } from "@/lib/rate-limits/limits";
import { networkOf } from "@/lib/rate-limits/network";
import type { AskReset } from "./input";

/** Whom to send a reset link; null for an unknown address or too many. Respond alike, before sending. */
export async function requestPasswordReset(ctx: Context, input: AskReset): Promise<{ personId: string | null }> {
  authorize(ctx.actor, "account.enter");
  await consume(ctx, mailedLinksByNetwork(), networkOf(input.address));
  const waitMs = await tryConsume(ctx, mailedLinks(), input.email);
  const [person] = await ctx.db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.email, input.email), isNull(people.deactivatedAt)));
  return { personId: waitMs === 0 ? (person?.id ?? null) : null };
}
