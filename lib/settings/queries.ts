import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { loadRoutingSettings, type StoredRoutingSettings } from "./load-routing-settings";
import { loadTriageSettings, type StoredTriageSettings } from "./load-triage-settings";

export async function findTriageSettings(ctx: Context): Promise<StoredTriageSettings> {
  authorize(ctx.actor, "triage.manage");
  return loadTriageSettings(ctx);
}

export async function findRoutingSettings(ctx: Context): Promise<StoredRoutingSettings> {
  authorize(ctx.actor, "routing.manage");
  return loadRoutingSettings(ctx);
}
