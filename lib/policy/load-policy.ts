import { eq } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { workspace } from "@/lib/db/schema";
import { DEFAULT_POLICY, TriagePolicy } from "./input";

/** The row of `workspace` that the policy lies in. */
export const POLICY_KEY = "triage-policy";

/** A policy as it is stored; version 0 is the default that nobody changed yet. */
export interface StoredPolicy {
  policy: TriagePolicy;
  version: number;
}

/** What admins decided about triage, read anew each time: a change counts at once, in every process. */
export async function loadPolicy({ db }: Pick<Context, "db">): Promise<StoredPolicy> {
  const [row] = await db.select({ value: workspace.value }).from(workspace).where(eq(workspace.key, POLICY_KEY));
  if (!row) return { policy: DEFAULT_POLICY, version: 0 };
  const { policy, version } = row.value as { policy: unknown; version: number };
  // Parts that came later get their default; a part that no longer fits must not stop triage.
  const parsed = TriagePolicy.safeParse(policy);
  return { policy: parsed.success ? parsed.data : DEFAULT_POLICY, version };
}
