"use client";
import { TriagePolicy } from "@/lib/policy/input";
import type { StoredPolicy } from "@/lib/policy/load-policy";
import { useSettings } from "../../../_parts/use-settings";

/** The form's policy, and what becomes of saving it. */
export function usePolicy(start: StoredPolicy) {
  return useSettings<TriagePolicy>({
    start,
    path: "/api/triage/policy",
    schema: TriagePolicy,
    saved: "Saved. It counts from the next ticket on.",
  });
}
