"use client";
import { useState } from "react";
import { ApiProblem, callApi } from "@/app/_ui/api";
import { say } from "@/app/_ui/toast";
import { TriagePolicy } from "@/lib/policy/input";
import type { StoredPolicy } from "@/lib/policy/load-policy";
import { inOrder } from "./policy-differences";

const PATH = "/api/triage/policy";

/** The form's policy, and what becomes of saving it. */
export function usePolicy(start: StoredPolicy) {
  const [stored, setStored] = useState(start);
  const [policy, setPolicy] = useState(start.policy);
  /** How many times the form was filled anew: fields that keep a text of their own start over with it. */
  const [filled, setFilled] = useState(0);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  /** What somebody else saved meanwhile. */
  const [refused, setRefused] = useState<StoredPolicy | null>(null);

  function take(next: StoredPolicy) {
    setStored(next);
    setFilled(filled + 1);
    setPolicy(next.policy);
    setRefused(null);
    setProblem(null);
  }

  async function save(version: number = stored.version) {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      take(await callApi<StoredPolicy>("PUT", PATH, { body: { policy }, version }));
      say("Saved. It counts from the next ticket on.");
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (error.status === 412) await showTheirs();
      else setProblem(error);
    } finally {
      setBusy(false);
    }
  }

  async function showTheirs() {
    try {
      setRefused(await callApi<StoredPolicy>("GET", PATH));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    }
  }

  return {
    policy,
    change: (part: Partial<TriagePolicy>) => setPolicy({ ...policy, ...part }),
    filled,
    changed: inOrder(policy) !== inOrder(stored.policy),
    valid: TriagePolicy.safeParse(policy).success,
    busy,
    problem,
    refused,
    save: () => save(),
    undo: () => take(stored),
    keepTheirs: () => refused && take(refused),
    saveMine: () => refused && save(refused.version),
  };
}
