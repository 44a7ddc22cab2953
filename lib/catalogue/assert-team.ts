import { eq } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { teams } from "@/lib/db/schema";
import { invalid } from "@/lib/errors";

/** Throws `invalid` for an unknown team. Locks the team until the transaction ends. */
export async function assertTeam({ db }: Context, teamId: string): Promise<void> {
  const [team] = await db.select({ id: teams.id }).from(teams).where(eq(teams.id, teamId)).for("share");
  if (!team) throw invalid("/teamId", "This team does not exist.");
}
