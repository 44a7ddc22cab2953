import { eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { spellingCorrections } from "@/lib/db/schema";
import { notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";

/** Deletes an entry of the dictionary for good, also one that came with the product. Throws `not_found`. */
export async function deleteCorrection(ctx: Context, { id }: { id: string }): Promise<void> {
  authorize(ctx.actor, "dictionary.manage");
  if (!isId(id)) throw notFound("correction");
  const [deleted] = await ctx.db
    .delete(spellingCorrections)
    .where(eq(spellingCorrections.id, id))
    .returning({ id: spellingCorrections.id });
  if (!deleted) throw notFound("correction");
}
