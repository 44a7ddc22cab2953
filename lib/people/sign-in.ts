import { eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import { inHashQueue } from "@/lib/auth/hash-queue";
import { verifyPassword } from "@/lib/auth/password";
import type { Context } from "@/lib/context";
import { people } from "@/lib/db/schema";
import { consume, refund, resetLimit } from "@/lib/rate-limits/consume";
import { failedSignInsByAccount, failedSignInsByNetwork } from "@/lib/rate-limits/limits";
import { networkOf } from "@/lib/rate-limits/network";
import type { SignIn } from "./input";
import { openSession, type SignedIn, wrongPassword } from "./open-session";

/**
 * Opens a session. Throws `unauthenticated`, for any cause alike and after the same time, or `too_many` after failures.
 * An attempt counts before the check and is taken back on success, so parallel attempts can't exceed the limits.
 */
export async function signIn(ctx: Context, input: SignIn): Promise<SignedIn> {
  authorize(ctx.actor, "account.enter");
  const network = networkOf(input.address);
  return inHashQueue(async () => {
    await consume(ctx, failedSignInsByNetwork(), network);
    await consume(ctx, failedSignInsByAccount(), input.email);
    const { passwordHash, ...user } = await checkPassword(ctx, input);
    const session = await openSession(ctx, { personId: user.id, passwordHash, sessionType: input.sessionType });
    await refund(ctx, failedSignInsByNetwork(), network);
    await resetLimit(ctx, failedSignInsByAccount(), input.email);
    return { ...session, user: { ...user, email: input.email } };
  });
}

async function checkPassword(ctx: Context, input: SignIn) {
  const { id, name, role, mustChangePassword, passwordHash } = people;
  const [person] = await ctx.db
    .select({ id, name, role, mustChangePassword, passwordHash })
    .from(people)
    .where(eq(people.email, input.email));
  if (!(await verifyPassword(person?.passwordHash, input.password))) throw wrongPassword();
  return { ...person!, passwordHash: person!.passwordHash! };
}
