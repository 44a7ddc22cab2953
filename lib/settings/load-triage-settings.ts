import type { Context } from "@/lib/context";
import { DEFAULT_TRIAGE_SETTINGS, TriageSettings } from "./input";
import { loadSettings } from "./settings-row";

export const TRIAGE_SETTINGS_KEY = "triage-policy";

export interface StoredTriageSettings {
  policy: TriageSettings;
  version: number;
}

/** Settings for triage, read each time, so that a change works at once in every process. */
export async function loadTriageSettings(ctx: Pick<Context, "db">): Promise<StoredTriageSettings> {
  const { settings, version } = await loadSettings(ctx, TRIAGE_SETTINGS_KEY);
  if (settings === undefined) return { policy: DEFAULT_TRIAGE_SETTINGS, version };
  // Outdated settings must not stop triage.
  const parsed = TriageSettings.safeParse(settings);
  return { policy: parsed.success ? parsed.data : DEFAULT_TRIAGE_SETTINGS, version };
}
