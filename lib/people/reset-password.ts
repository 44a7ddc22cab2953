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
import { peekToken, useToken } from "./redeem-token";

/**
 * Sets a new password by a mailed link. Whoever can read that mailbox owns the address, so it counts as verified;
 * all sessions and other reset links end, and failed sign-ins of strangers no longer lock the owner out.
 */
export async function resetPassword(ctx: Context, input: ResetPassword): Promise<void> {
  authorize(ctx.actor, "account.enter");
  const { email } = await peekToken(ctx, "reset", input.token);
  const fault = passwordProblem(input.password, email);
  if (fault) throw invalid("/password", fault);
  const passwordHash = await inHashQueue(() => hashPassword(input.password));
  await transact(ctx, async (tx) => {
    const { personId } = await useToken(tx, "reset", input.token);
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
