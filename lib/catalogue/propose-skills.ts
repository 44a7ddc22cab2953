import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { skills } from "@/lib/db/schema";
import { slugFrom } from "./slugs";

/** Keeps skills that triage named and the list lacks, for an admin to accept or drop. A name that is known changes nothing. */
export async function proposeSkills(ctx: Context, names: readonly string[]): Promise<void> {
  authorize(ctx.actor, "catalogue.manage");
  // A name without a letter or figure gives no slug, and is no skill's name either.
  const usable = names.filter((name) => /[a-z0-9]/i.test(name.normalize("NFKD")));
  const rows = usable.map((name) => ({ slug: slugFrom(name), name, state: "proposed" as const }));
  if (rows.length > 0) await ctx.db.insert(skills).values(rows).onConflictDoNothing();
}
