import type { Context } from "@/lib/context";
import { DEFAULT_ROUTING_SETTINGS, RoutingSettings } from "./input";
import { loadSettings } from "./settings-row";

/** The row of `workspace` that it lies in. */
export const ROUTING_SETTINGS_KEY = "routing-policy";

/** As it is stored; version 0 is the default that nobody changed yet. */
export interface StoredRoutingSettings {
  policy: RoutingSettings;
  version: number;
}

/** What admins decided about presence and approvals, read anew each time. */
export async function loadRoutingSettings(ctx: Pick<Context, "db">): Promise<StoredRoutingSettings> {
  const { settings, version } = await loadSettings(ctx, ROUTING_SETTINGS_KEY);
  // A part that no longer fits must not stop routing.
  const parsed = RoutingSettings.safeParse(settings ?? {});
  return { policy: parsed.success ? parsed.data : DEFAULT_ROUTING_SETTINGS, version };
}
