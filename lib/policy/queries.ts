import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { loadPolicy, type StoredPolicy } from "./load-policy";
import { loadRoutingPolicy, type StoredRoutingPolicy } from "./load-routing-policy";

/** What admins decided about triage, for admins. */
export async function findPolicy(ctx: Context): Promise<StoredPolicy> {
  authorize(ctx.actor, "triage.manage");
  return loadPolicy(ctx);
}

/** What they decided about holidays and about approvals, for admins. */
export async function findRoutingPolicy(ctx: Context): Promise<StoredRoutingPolicy> {
  authorize(ctx.actor, "routing.manage");
  return loadRoutingPolicy(ctx);
}
