import { eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { trainingImports } from "@/lib/db/schema";
import { notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";

/** Takes an import out with all its rows; the next training is without them. A running one stops. Throws `not_found`. */
export async function deleteImport(ctx: Context, { id }: { id: string }): Promise<void> {
  authorize(ctx.actor, "triage.manage");
  const gone = isId(id)
    ? await ctx.db.delete(trainingImports).where(eq(trainingImports.id, id)).returning({ id: trainingImports.id })
    : [];
  if (gone.length === 0) throw notFound("import");
}
