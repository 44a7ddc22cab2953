"use client";
import { useState } from "react";
import { ApiProblem } from "./api";

/** Sends one call at a time; rejects with errors but `ApiProblem`. "leaving" stays busy until the next page. */
export function useSend() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  /** Resolves to true on success. */
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
