import { eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { teams } from "@/lib/db/schema";
import { notFound } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import { isId } from "@/lib/ids";

/** Removes a team. Its categories and tickets stay, without a team; its members stay too. Throws `not_found`. */
export async function deleteTeam(ctx: Context, { id }: { id: string }): Promise<void> {
  authorize(ctx.actor, "catalogue.manage");
  if (!isId(id)) throw notFound("team");
  await transact(ctx, async (tx) => {
    const gone = await tx.db.delete(teams).where(eq(teams.id, id)).returning({ id: teams.id });
    if (gone.length === 0) throw notFound("team");
  });
}
