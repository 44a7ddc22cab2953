import { eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import { passwordProblem } from "@/lib/auth/password-rules";
import type { Context } from "@/lib/context";
import { people } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { createAdmin } from "./create-admin";
import { CreateAdminInput } from "./input";

/** Creates an admin from the settings if there is none yet. Returns true if it did. Throws for invalid settings. */
export async function createFirstAdmin(ctx: Context, input: { email: string; password: string }): Promise<boolean> {
  authorize(ctx.actor, "people.manage");
  const [admin] = await ctx.db.select({ id: people.id }).from(people).where(eq(people.role, "admin")).limit(1);
  if (admin) return false;
  const parsed = CreateAdminInput.safeParse({ name: "Admin", ...input });
  const problem = parsed.error?.issues[0]?.message ?? passwordProblem(input.password, input.email.toLowerCase());
  if (problem) throw new Error(`Signalbox can't start: ADMIN_EMAIL or ADMIN_PASSWORD is not valid. ${problem}`);
  try {
    await createAdmin(ctx, parsed.data!);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "conflict") return false;
    throw error;
  }
}
