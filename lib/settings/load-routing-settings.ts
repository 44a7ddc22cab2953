import type { Context } from "@/lib/context";
import { RoutingSettings } from "./input";
import { loadSettings, type StoredSettings } from "./settings-row";

export const ROUTING_SETTINGS_KEY = "routing-policy";

export type StoredRoutingSettings = StoredSettings<RoutingSettings>;

/** Settings for holidays and approvals, read from the database each time. */
export function loadRoutingSettings(ctx: Pick<Context, "db">): Promise<StoredRoutingSettings> {
  return loadSettings(ctx, ROUTING_SETTINGS_KEY, RoutingSettings);
}
