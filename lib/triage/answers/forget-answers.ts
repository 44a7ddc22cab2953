import { lte } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { modelAnswers } from "@/lib/db/schema";
import { KEPT_MS } from "./kept-answers";

/** Removes answers of vendors' models that are older than a day. For a schedule. */
export async function forgetAnswers(ctx: Context): Promise<void> {
  authorize(ctx.actor, "triage.manage");
  await ctx.db.delete(modelAnswers).where(lte(modelAnswers.createdAt, new Date(ctx.now().getTime() - KEPT_MS)));
}
