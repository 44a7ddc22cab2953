import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { skills } from "@/lib/db/schema";
import { slugFrom } from "./slugs";

/** Stores skills that triage suggested as proposals for admins. A skill whose slug exists is not changed. */
export async function proposeSkills(ctx: Context, names: readonly string[]): Promise<void> {
  authorize(ctx.actor, "catalogue.manage");
  // `slugFrom` throws for names without any of these characters.
  const usable = names.filter((name) => /[a-z0-9]/i.test(name.normalize("NFKD")));
  const rows = usable.map((name) => ({ slug: slugFrom(name), name, state: "proposed" as const }));
  if (rows.length > 0) await ctx.db.insert(skills).values(rows).onConflictDoNothing();
}
