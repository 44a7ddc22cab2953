import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { spellingCorrections, workspace } from "@/lib/db/schema";
import { transact } from "@/lib/events/transact";
import { STARTER_CORRECTIONS } from "./starter-corrections";

/** Gives a new workspace the starter dictionary, once, so that admins' changes stay. Returns true if this call did. */
export async function seedCorrections(ctx: Context): Promise<boolean> {
  authorize(ctx.actor, "dictionary.manage");
  return transact(ctx, async ({ db, now }) => {
    const at = now();
    const [mark] = await db
      .insert(workspace)
      .values({ key: "starter-corrections", value: { at: at.toISOString() } })
      .onConflictDoNothing()
      .returning({ key: workspace.key });
    if (!mark) return false;
    await db
      .insert(spellingCorrections)
      .values(STARTER_CORRECTIONS.map((entry) => ({ ...entry, createdAt: at, updatedAt: at })))
      .onConflictDoNothing();
    return true;
  });
}
