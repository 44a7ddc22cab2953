"use client";
import { useEffect, useRef, useState } from "react";
import type { z } from "zod";
import { ApiProblem, callApi, problemOf } from "@/app/_client/api";
import { stableJson } from "@/app/_client/stable-json";
import { showToast } from "@/app/_components/toast";

type Stored<P> = { policy: P; version: number };

interface Setup<P> {
  start: Stored<P>;
  path: string;
  schema: z.ZodType<P>;
  saved: string;
}

/** The state of a settings form: its values, if they are saved, and what someone else has saved first (`refused`). */
export function useSettings<P extends object>({ start, path, schema, saved }: Setup<P>) {
  const [stored, setStored] = useState(start);
  const [policy, setPolicy] = useState(start.policy);
  // A React key: a new value refills fields that have their own state.
  const [filled, setFilled] = useState(0);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [refused, setRefused] = useState<Stored<P> | null>(null);
  const shown = useRef(policy);
  useEffect(() => {
    shown.current = policy;
  }, [policy]);

  function fill(next: Stored<P>) {
    markSaved(next);
    setFilled(filled + 1);
    setPolicy(next.policy);
  }

  function markSaved(next: Stored<P>) {
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
      // A value changed during the save stays in the form, unsaved.
      if (shown.current === policy) fill(next);
      else markSaved(next);
      showToast(saved);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (error.status === 412) setProblem(await problemOf(callApi<Stored<P>>("GET", path).then(setRefused)));
      else setProblem(error);
    } finally {
      setBusy(false);
    }
  }

  return {
    policy,
    change: (part: Partial<P>) => setPolicy({ ...policy, ...part }),
    filled,
    changed: stableJson(policy) !== stableJson(stored.policy),
    valid: schema.safeParse(policy).success,
    busy,
    problem,
    refused,
    save: () => save(),
    undo: () => fill(stored),
    keepTheirs: () => refused && fill(refused),
    saveMine: () => refused && save(refused.version),
  };
}

export type Settings<P extends object> = ReturnType<typeof useSettings<P>>;
