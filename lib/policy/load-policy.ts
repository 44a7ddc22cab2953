import type { Context } from "@/lib/context";
import { DEFAULT_POLICY, TriagePolicy } from "./input";
import { loadSettings } from "./settings-row";

/** The row of `workspace` that the policy lies in. */
export const POLICY_KEY = "triage-policy";

/** A policy as it is stored; version 0 is the default that nobody changed yet. */
export interface StoredPolicy {
  policy: TriagePolicy;
  version: number;
}

/** What admins decided about triage, read anew each time: a change counts at once, in every process. */
export async function loadPolicy(ctx: Pick<Context, "db">): Promise<StoredPolicy> {
  const { settings, version } = await loadSettings(ctx, POLICY_KEY);
  if (settings === undefined) return { policy: DEFAULT_POLICY, version };
  // Parts that came later get their default; a part that no longer fits must not stop triage.
  const parsed = TriagePolicy.safeParse(settings);
  return { policy: parsed.success ? parsed.data : DEFAULT_POLICY, version };
}
