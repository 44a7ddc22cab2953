import { and, eq, isNull } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { people } from "@/lib/db/schema";
import { consume, tryConsume } from "@/lib/rate-limits/consume";
import { mailedLinks, mailedLinksByNetwork } from "@/lib/rate-limits/limits";
import { networkOf } from "@/lib/rate-limits/network";
import type { AskReset } from "./input";

/**
 * The person to send a reset link to; null for an unknown address or after too many links. Send the same response in
 * both cases, before the email. Throws `too_many` for a network with too many requests.
 */
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
