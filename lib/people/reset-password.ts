import { and, eq, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import { inHashQueue } from "@/lib/auth/hash-queue";
import { hashPassword } from "@/lib/auth/password";
import { passwordProblem } from "@/lib/auth/password-rules";
import type { Context } from "@/lib/context";
import { oneTimeTokens, people } from "@/lib/db/schema";
import { invalid } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import { resetLimit } from "@/lib/rate-limits/consume";
import { failedSignInsByAccount } from "@/lib/rate-limits/limits";
import { endSessions } from "./end-sessions";
import type { ResetPassword } from "./input";
import { peekToken, redeemToken } from "./redeem-token";

/**
 * Sets a new password with an emailed link. Also verifies the address, ends all sessions and unlocks sign-in after
 * failed attempts. Throws `invalid` for a used or expired link and for an unfit password.
 */
export async function resetPassword(ctx: Context, input: ResetPassword): Promise<void> {
  authorize(ctx.actor, "account.enter");
  const { email } = await peekToken(ctx, "reset", input.token);
  const problem = passwordProblem(input.password, email);
  if (problem) throw invalid("/password", problem);
  const passwordHash = await inHashQueue(() => hashPassword(input.password));
  await transact(ctx, async (tx) => {
    const { personId } = await redeemToken(tx, "reset", input.token);
    const now = tx.now();
    await tx.db
      .update(people)
      .set({
        passwordHash,
        mustChangePassword: false,
        emailVerifiedAt: sql`coalesce(${people.emailVerifiedAt}, ${sql.param(now, people.emailVerifiedAt)})`,
        updatedAt: now,
      })
      .where(eq(people.id, personId));
    await tx.db
      .delete(oneTimeTokens)
      .where(and(eq(oneTimeTokens.personId, personId), eq(oneTimeTokens.purpose, "reset")));
    await endSessions(tx, personId);
    await resetLimit(tx, failedSignInsByAccount(), email);
    await tx.record({ type: "person/updated", personId, after: { password: "reset" } });
  });
}
