import { eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { people } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { createAdmin } from "./create-admin";
import type { CreateAdmin } from "./input";

/**
 * Makes the first admin from the settings at a boot, where there has never been one. Returns whether it did: with two
 * servers starting together one does, and a later boot with the same settings changes nothing.
 */
export async function createFirstAdmin(ctx: Context, input: Required<CreateAdmin>): Promise<boolean> {
  authorize(ctx.actor, "people.manage");
  const [admin] = await ctx.db.select({ id: people.id }).from(people).where(eq(people.role, "admin")).limit(1);
  if (admin) return false;
  try {
    await createAdmin(ctx, input);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "conflict") return false;
    throw error;
  }
}
