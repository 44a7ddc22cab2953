import { authorize } from "@/lib/auth/authorize";
import { inHashQueue } from "@/lib/auth/hash-queue";
import { hashPassword } from "@/lib/auth/password";
import type { Context } from "@/lib/context";
import { people } from "@/lib/db/schema";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import { consume } from "@/lib/rate-limits/consume";
import { signUps } from "@/lib/rate-limits/limits";
import { networkOf } from "@/lib/rate-limits/network";
import type { SignUp } from "./input";
import { openSession, type SignedIn } from "./open-session";

/** Creates an account and a session. Throws `conflict` if the address is in use, `too_many` after many attempts. */
export async function signUp(ctx: Context, input: SignUp): Promise<SignedIn> {
  authorize(ctx.actor, "account.enter");
  if (env().SIGNUP === "invite") throw new AppError("forbidden", "Only an admin can create accounts here.");
  await consume(ctx, signUps(), networkOf(input.address));
  const passwordHash = await inHashQueue(() => hashPassword(input.password));
  return transact(ctx, async (tx) => {
    const id = newId();
    const { name, email } = input;
    const [person] = await tx.db
      .insert(people)
      .values({ id, name, email, passwordHash, createdAt: tx.now(), updatedAt: tx.now() })
      .onConflictDoNothing({ target: people.email })
      .returning({ id: people.id, role: people.role });
    if (!person) throw new AppError("conflict", ADDRESS_IN_USE);
    await tx.record({ type: "user/signup", personId: id, after: { role: person.role, by: "sign-up" } });
    const session = await openSession(tx, { personId: id, passwordHash, sessionType: "bearer" });
    return { ...session, user: { id, name, email, role: person.role, mustChangePassword: false } };
  });
}

const ADDRESS_IN_USE = "There is already an account with this email address. Sign in or reset your password.";
