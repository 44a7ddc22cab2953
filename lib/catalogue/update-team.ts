import { eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { teams } from "@/lib/db/schema";
import { transact } from "@/lib/events/transact";
import type { UpdateTeam } from "./input";
import { findTeam } from "./queries";
import { setMembers } from "./set-members";
import type { Team } from "./views";

/** Changes the given values. `members` replaces all members; throws `invalid` and `conflict` as `setMembers` does. */
export async function updateTeam(ctx: Context, input: UpdateTeam): Promise<Team> {
  authorize(ctx.actor, "catalogue.manage");
  const { id, members, ...changes } = input;
  return transact(ctx, async (tx) => {
    await findTeam(tx, id);
    // Also locks the team while its members change.
    await tx.db
      .update(teams)
      .set({ ...changes, updatedAt: tx.now() })
      .where(eq(teams.id, id));
    if (members) await setMembers(tx, id, members);
    return findTeam(tx, id);
  });
}
