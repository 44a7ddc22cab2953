import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { loadPolicy, type StoredPolicy } from "./load-policy";

/** What admins decided about triage, for admins. */
export async function findPolicy(ctx: Context): Promise<StoredPolicy> {
  authorize(ctx.actor, "triage.manage");
  return loadPolicy(ctx);
}
