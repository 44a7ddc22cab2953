import type { Context } from "@/lib/context";
import { DEFAULT_TRIAGE_SETTINGS, TriageSettings } from "./input";
import { loadSettings } from "./settings-row";

/** The row of `workspace` that the policy lies in. */
export const TRIAGE_SETTINGS_KEY = "triage-policy";

/** A policy as it is stored; version 0 is the default that nobody changed yet. */
export interface StoredTriageSettings {
  policy: TriageSettings;
  version: number;
}

/** What admins decided about triage, read anew each time: a change counts at once, in every process. */
export async function loadTriageSettings(ctx: Pick<Context, "db">): Promise<StoredTriageSettings> {
  const { settings, version } = await loadSettings(ctx, TRIAGE_SETTINGS_KEY);
  if (settings === undefined) return { policy: DEFAULT_TRIAGE_SETTINGS, version };
  // Parts that came later get their default; a part that no longer fits must not stop triage.
  const parsed = TriageSettings.safeParse(settings);
  return { policy: parsed.success ? parsed.data : DEFAULT_TRIAGE_SETTINGS, version };
}
