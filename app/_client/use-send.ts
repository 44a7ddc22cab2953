"use client";
import { useState } from "react";
import { ApiProblem } from "./api";

/** Runs one API call at a time and keeps its `ApiProblem`. `busy` stays true if the call resolves to "leaving". */
export function useSend() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  /** Resolves to true if the call succeeded. Rethrows errors other than `ApiProblem`. */
  async function send(call: () => Promise<unknown>): Promise<boolean> {
    if (busy) return false;
    setBusy(true);
    setProblem(null);
    try {
      if ((await call()) !== "leaving") setBusy(false);
      return true;
    } catch (error) {
      setBusy(false);
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
      return false;
    }
  }

  return { busy, problem, send };
}
