import { eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { trainingImports } from "@/lib/db/schema";
import { notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";

/** Deletes an import with all its rows, also a running one. Later trainings don't use the rows. Throws `not_found`. */
export async function deleteImport(ctx: Context, { id }: { id: string }): Promise<void> {
  authorize(ctx.actor, "triage.manage");
  const deleted = isId(id)
    ? await ctx.db.delete(trainingImports).where(eq(trainingImports.id, id)).returning({ id: trainingImports.id })
    : [];
  if (deleted.length === 0) throw notFound("import");
}
