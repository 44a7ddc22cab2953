import { and, eq, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import { hashPassword } from "@/lib/auth/password";
import { passwordFault } from "@/lib/auth/password-rules";
import { inTurn } from "@/lib/auth/turns";
import type { Context } from "@/lib/context";
import { oneTimeTokens, people } from "@/lib/db/schema";
import { invalid } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import { failedSignInsByAccount } from "@/lib/limits/rules";
import { startAgain } from "@/lib/limits/take";
import { endSessions } from "./end-sessions";
import type { ResetPassword } from "./input";
import { peekToken, spendToken } from "./spend-token";

/**
 * Sets a new password by a mailed link. Whoever can read that mailbox owns the address, so it counts as verified;
 * all sessions and other reset links end, and failed sign-ins of strangers no longer lock the owner out.
 */
export async function resetPassword(ctx: Context, input: ResetPassword): Promise<void> {
  authorize(ctx.actor, "account.enter");
  const { email } = await peekToken(ctx, "reset", input.token);
  const fault = passwordFault(input.password, email);
  if (fault) throw invalid("/password", fault);
  const passwordHash = await inTurn(() => hashPassword(input.password));
  await transact(ctx, async (tx) => {
    const { personId } = await spendToken(tx, "reset", input.token);
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
    await startAgain(tx, failedSignInsByAccount(), email);
    await tx.record({ type: "person/updated", personId, after: { password: "reset" } });
  });
}
