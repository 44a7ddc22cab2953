import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import type { SavePolicyInput } from "./input";
import { loadPolicy, POLICY_KEY, type StoredPolicy } from "./load-policy";
import { writeSettings } from "./settings-row";

/** Writes the policy whole. `stale` where somebody saved after the version that was seen. */
export async function savePolicy(ctx: Context, { policy, version }: SavePolicyInput): Promise<StoredPolicy> {
  authorize(ctx.actor, "triage.manage");
  await writeSettings(ctx, POLICY_KEY, policy, version);
  return loadPolicy(ctx);
}
