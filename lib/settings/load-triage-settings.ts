import type { Context } from "@/lib/context";
import { TriageSettings } from "./input";
import { loadSettings, type StoredSettings } from "./settings-row";

export const TRIAGE_SETTINGS_KEY = "triage-policy";

export type StoredTriageSettings = StoredSettings<TriageSettings>;

/** Settings for triage, read from the database each time, so that a change works at once in every process. */
export function loadTriageSettings(ctx: Pick<Context, "db">): Promise<StoredTriageSettings> {
  return loadSettings(ctx, TRIAGE_SETTINGS_KEY, TriageSettings);
}
