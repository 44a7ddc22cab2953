import { and, eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { trainingExamples, trainingImports } from "@/lib/db/schema";
import { transact } from "@/lib/events/transact";
import { IMPORT_LEASE_MS } from "./import-examples";

/** Marks a running import as failed and deletes its rows. The failed import stays in the list for a day. */
export async function failImport(ctx: Context, { importId }: { importId: string }): Promise<void> {
  authorize(ctx.actor, "triage.manage");
  await transact(ctx, async (tx) => {
    const leasedUntil = new Date(tx.now().getTime() + IMPORT_LEASE_MS);
    const failed = await tx.db
      .update(trainingImports)
      .set({ state: "failed", endedAt: tx.now(), waiting: null, leasedUntil })
      .where(and(eq(trainingImports.id, importId), eq(trainingImports.state, "running")))
      .returning({ id: trainingImports.id });
    if (failed.length > 0) await tx.db.delete(trainingExamples).where(eq(trainingExamples.importId, importId));
  });
}
