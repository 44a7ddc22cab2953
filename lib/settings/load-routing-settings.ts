import type { Context } from "@/lib/context";
import { DEFAULT_ROUTING_SETTINGS, RoutingSettings } from "./input";
import { loadSettings } from "./settings-row";

export const ROUTING_SETTINGS_KEY = "routing-policy";

export interface StoredRoutingSettings {
  policy: RoutingSettings;
  version: number;
}

/** Settings for holidays and approvals, read from the database each time. */
export async function loadRoutingSettings(ctx: Pick<Context, "db">): Promise<StoredRoutingSettings> {
  const { settings, version } = await loadSettings(ctx, ROUTING_SETTINGS_KEY);
  // Outdated settings must not stop routing.
  const parsed = RoutingSettings.safeParse(settings ?? {});
  return { policy: parsed.success ? parsed.data : DEFAULT_ROUTING_SETTINGS, version };
}
