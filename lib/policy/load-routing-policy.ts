import type { Context } from "@/lib/context";
import { DEFAULT_ROUTING_POLICY, RoutingPolicy } from "./input";
import { loadSettings } from "./settings-row";

/** The row of `workspace` that it lies in. */
export const ROUTING_POLICY_KEY = "routing-policy";

/** As it is stored; version 0 is the default that nobody changed yet. */
export interface StoredRoutingPolicy {
  policy: RoutingPolicy;
  version: number;
}

/** What admins decided about presence and approvals, read anew each time. */
export async function loadRoutingPolicy(ctx: Pick<Context, "db">): Promise<StoredRoutingPolicy> {
  const { settings, version } = await loadSettings(ctx, ROUTING_POLICY_KEY);
  // A part that no longer fits must not stop routing.
  const parsed = RoutingPolicy.safeParse(settings ?? {});
  return { policy: parsed.success ? parsed.data : DEFAULT_ROUTING_POLICY, version };
}
