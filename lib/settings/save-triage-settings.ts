import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import type { SaveTriageSettingsInput } from "./input";
import { loadTriageSettings, type StoredTriageSettings, TRIAGE_SETTINGS_KEY } from "./load-triage-settings";
import { writeSettings } from "./settings-row";

/** Replaces the settings. Throws `stale` if the version is old. */
export async function saveTriageSettings(
  ctx: Context,
  { policy, version }: SaveTriageSettingsInput,
): Promise<StoredTriageSettings> {
  authorize(ctx.actor, "triage.manage");
  await writeSettings(ctx, TRIAGE_SETTINGS_KEY, policy, version);
  return loadTriageSettings(ctx);
}
