import { and, eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import { inHashQueue } from "@/lib/auth/hash-queue";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { passwordProblem } from "@/lib/auth/password-rules";
import type { Context } from "@/lib/context";
import { oneTimeTokens, people } from "@/lib/db/schema";
import { AppError, invalid } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import { consume, resetLimit } from "@/lib/rate-limits/consume";
import { failedPasswordChanges } from "@/lib/rate-limits/limits";
import { endSessions } from "./end-sessions";
import type { ChangePassword } from "./input";

/**
 * Changes the actor's own password, ends their other sessions and deletes their reset links. Throws `invalid` for a
 * wrong current or unfit new password, `conflict` if it was changed meanwhile, and `too_many` after failures.
 */
export async function changePassword(ctx: Context, input: ChangePassword): Promise<void> {
  authorize(ctx.actor, "self.manage");
  if (ctx.actor.kind !== "person") throw new AppError("forbidden", "Only a person has a password.");
  const { id: personId, email, sessionId } = ctx.actor;
  if (input.newPassword === input.currentPassword) throw invalid("/newPassword", "This is your current password.");
  const problem = passwordProblem(input.newPassword, email);
  if (problem) throw invalid("/newPassword", problem);
  const [oldHash, passwordHash] = await inHashQueue(async () => {
    const oldHash = await checkPassword(ctx, personId, input.currentPassword);
    return [oldHash, await hashPassword(input.newPassword)];
  });
  await transact(ctx, async (tx) => {
    const [changed] = await tx.db
      .update(people)
      .set({ passwordHash, mustChangePassword: false, updatedAt: tx.now() })
      .where(and(eq(people.id, personId), eq(people.passwordHash, oldHash)))
      .returning({ id: people.id });
    if (!changed) throw new AppError("conflict", "Your password was changed elsewhere meanwhile.");
    await tx.db
      .delete(oneTimeTokens)
      .where(and(eq(oneTimeTokens.personId, personId), eq(oneTimeTokens.purpose, "reset")));
    await endSessions(tx, personId, sessionId);
    await tx.record({ type: "person/updated", personId, after: { password: "changed" } });
  });
}

async function checkPassword(ctx: Context, personId: string, password: string): Promise<string> {
  await consume(ctx, failedPasswordChanges(), personId);
  const [person] = await ctx.db
    .select({ passwordHash: people.passwordHash })
    .from(people)
    .where(eq(people.id, personId));
  if (!(await verifyPassword(person?.passwordHash, password))) {
    throw invalid("/currentPassword", "This is not your current password.");
  }
  await resetLimit(ctx, failedPasswordChanges(), personId);
  return person!.passwordHash!;
}
