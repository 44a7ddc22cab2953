import { lte } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { llmAnswers } from "@/lib/db/schema";
import { CACHE_LIFETIME_MS } from "./cached-answers";

/** Deletes cached answers that are at least a day old. A schedule runs it. */
export async function deleteExpiredLlmAnswers(ctx: Context): Promise<void> {
  authorize(ctx.actor, "triage.manage");
  await ctx.db.delete(llmAnswers).where(lte(llmAnswers.createdAt, new Date(ctx.now().getTime() - CACHE_LIFETIME_MS)));
}
