import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { teams } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import type { CreateTeam } from "./input";
import { findTeam } from "./queries";
import { setMembers } from "./set-members";
import { slugFrom } from "./slugs";
import type { Team } from "./views";

/** Adds a team with its members. Throws `conflict` if the slug is in use or the lead already leads another team. */
export async function createTeam(ctx: Context, input: CreateTeam): Promise<Team> {
  authorize(ctx.actor, "catalogue.manage");
  const { members, ...team } = input;
  const slug = input.slug ?? slugFrom(input.name);
  return transact(ctx, async (tx) => {
    const now = tx.now();
    const [row] = await tx.db
      .insert(teams)
      .values({ ...team, slug, createdAt: now, updatedAt: now })
      .onConflictDoNothing()
      .returning({ id: teams.id });
    if (!row) throw new AppError("conflict", `There is already a team "${slug}".`);
    await setMembers(tx, row.id, members);
    return findTeam(tx, row.id);
  });
}
