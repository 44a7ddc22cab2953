import { and, eq, isNull } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { people } from "@/lib/db/schema";
import { networkOf } from "@/lib/limits/network";
import { mailedLinks, mailedLinksByNetwork } from "@/lib/limits/rules";
import { take, waitAfterTaking } from "@/lib/limits/take";
import type { AskReset } from "./input";

/**
 * Says to whom a reset link is due, or null: no such account, or enough links for this hour. The door must answer
 * both alike, and mail after it has answered. Accounts that never had a password get their first one this way.
 */
export async function askReset(ctx: Context, input: AskReset): Promise<{ personId: string | null }> {
  authorize(ctx.actor, "account.enter");
  await take(ctx, mailedLinksByNetwork(), networkOf(input.address));
  const waitMs = await waitAfterTaking(ctx, mailedLinks(), input.email);
  const [person] = await ctx.db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.email, input.email), isNull(people.deactivatedAt)));
  return { personId: waitMs === 0 ? (person?.id ?? null) : null };
}
