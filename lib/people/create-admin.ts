import { authorize } from "@/lib/auth/authorize";
import { inHashQueue } from "@/lib/auth/hash-queue";
import { hashPassword, temporaryPassword } from "@/lib/auth/password";
import { passwordProblem } from "@/lib/auth/password-rules";
import type { Context } from "@/lib/context";
import { people } from "@/lib/db/schema";
import { AppError, invalid } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import type { CreateAdmin } from "./input";

export interface CreatedAdmin {
  id: string;
  email: string;
  /** Where none was given: shown once, and to be changed at first sign-in. */
  temporaryPassword: string | null;
}

/**
 * Makes an admin at the word of whoever runs the machine, who also vouches for the address. An existing account is
 * never raised: a stranger may have signed up with that address.
 */
export async function createAdmin(ctx: Context, input: CreateAdmin): Promise<CreatedAdmin> {
  authorize(ctx.actor, "people.manage");
  const fault = input.password && passwordProblem(input.password, input.email);
  if (fault) throw invalid("/password", fault);
  const temporary = input.password ? null : temporaryPassword();
  const passwordHash = await inHashQueue(() => hashPassword(input.password ?? temporary!));
  return transact(ctx, async (tx) => {
    const now = tx.now();
    const { name, email } = input;
    const [admin] = await tx.db
      .insert(people)
      .values({
        id: newId(),
        name,
        email,
        emailVerifiedAt: now,
        role: "admin",
        passwordHash,
        mustChangePassword: temporary !== null,
        createdAt: now,
        updatedAt: now,
      })
      .onConflictDoNothing({ target: people.email })
      .returning({ id: people.id });
    if (!admin) throw new AppError("conflict", "There is an account with this e-mail address already.");
    // History only: whoever runs the machine needs no welcome mail.
    await tx.record({
      type: "user/signup",
      personId: admin.id,
      after: { role: "admin", by: "command" },
      publish: false,
    });
    return { id: admin.id, email, temporaryPassword: temporary };
  });
}
