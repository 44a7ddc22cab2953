"use client";
import { useEffect, useRef, useState } from "react";
import type { z } from "zod";
import { ApiProblem, callApi, conflictOf } from "@/app/_client/api";
import { inOrder } from "@/app/_client/in-order";
import { showToast } from "@/app/_components/toast";

interface Stored<P> {
  policy: P;
  version: number;
}

interface Setup<P> {
  start: Stored<P>;
  /** Where they are read and written whole, with the version that was seen. */
  path: string;
  schema: z.ZodType<P>;
  saved: string;
}

/** A form over settings that are saved whole, and what becomes of saving them. */
export function useSettings<P extends object>({ start, path, schema, saved }: Setup<P>) {
  const [stored, setStored] = useState(start);
  const [policy, setPolicy] = useState(start.policy);
  /** How many times the form was filled anew: fields that keep a text of their own start over with it. */
  const [filled, setFilled] = useState(0);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  /** What somebody else saved meanwhile. */
  const [refused, setRefused] = useState<Stored<P> | null>(null);
  const shown = useRef(policy);
  useEffect(() => {
    shown.current = policy;
  }, [policy]);

  function take(next: Stored<P>) {
    keep(next);
    setFilled(filled + 1);
    setPolicy(next.policy);
  }

  function keep(next: Stored<P>) {
    setStored(next);
    setRefused(null);
    setProblem(null);
  }

  async function save(version: number = stored.version) {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      const next = await callApi<Stored<P>>("PUT", path, { body: { policy }, version });
      // What was changed while this was saved is not saved yet, and stays.
      if (shown.current === policy) take(next);
      else keep(next);
      showToast(saved);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (error.status === 412) await showTheirs();
      else setProblem(error);
    } finally {
      setBusy(false);
    }
  }

  async function showTheirs() {
    setProblem(await conflictOf(callApi<Stored<P>>("GET", path).then(setRefused)));
  }

  return {
    policy,
    change: (part: Partial<P>) => setPolicy({ ...policy, ...part }),
    filled,
    changed: inOrder(policy) !== inOrder(stored.policy),
    valid: schema.safeParse(policy).success,
    busy,
    problem,
    refused,
    save: () => save(),
    undo: () => take(stored),
    keepTheirs: () => refused && take(refused),
    saveMine: () => refused && save(refused.version),
  };
}

export type Settings<P extends object> = ReturnType<typeof useSettings<P>>;
