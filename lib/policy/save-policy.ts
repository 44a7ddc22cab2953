import { eq, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { workspace } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import type { SavePolicyInput } from "./input";
import { loadPolicy, POLICY_KEY, type StoredPolicy } from "./load-policy";

/** Writes the policy whole. `stale` where somebody saved after the version that was seen. */
export async function savePolicy(ctx: Context, { policy, version }: SavePolicyInput): Promise<StoredPolicy> {
  authorize(ctx.actor, "triage.manage");
  const value = { policy, version: version + 1 };
  const row = { key: POLICY_KEY, value };
  const written =
    version === 0
      ? await ctx.db.insert(workspace).values(row).onConflictDoNothing().returning({ key: workspace.key })
      : await ctx.db
          .update(workspace)
          .set({ value })
          .where(sql`${eq(workspace.key, POLICY_KEY)} and (${workspace.value}->>'version')::int = ${version}`)
          .returning({ key: workspace.key });
  if (written.length === 0) throw new AppError("stale", "Somebody changed these settings first. Load them again.");
  return loadPolicy(ctx);
}
