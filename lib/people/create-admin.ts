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
  /** Null if the input had a password. We show it only once. */
  temporaryPassword: string | null;
}

/** Creates an admin with a verified address. Throws `conflict` if the address has an account: maybe a stranger's. */
export async function createAdmin(ctx: Context, input: CreateAdmin): Promise<CreatedAdmin> {
  authorize(ctx.actor, "people.manage");
  const problem = input.password && passwordProblem(input.password, input.email);
  if (problem) throw invalid("/password", problem);
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
    if (!admin) throw new AppError("conflict", "There is already an account with this email address.");
    // Not published, so that nobody gets a welcome email.
    const after = { role: "admin", by: "command" } as const;
    await tx.record({ type: "user/signup", personId: admin.id, after, publish: false });
    return { id: admin.id, email, temporaryPassword: temporary };
  });
}
