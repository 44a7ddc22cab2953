import { eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { spellingCorrections } from "@/lib/db/schema";
import { notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";

/** Takes an entry out of the dictionary; no later start brings it back. Throws `not_found`. */
export async function deleteCorrection(ctx: Context, { id }: { id: string }): Promise<void> {
  authorize(ctx.actor, "dictionary.manage");
  if (!isId(id)) throw notFound("correction");
  const [gone] = await ctx.db
    .delete(spellingCorrections)
    .where(eq(spellingCorrections.id, id))
    .returning({ id: spellingCorrections.id });
  if (!gone) throw notFound("correction");
}
