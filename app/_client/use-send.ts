"use client";
import { useState } from "react";
import { ApiProblem } from "./api";

/**
 * What a press sends: whether it is on its way, and what our API refused it with. A press meanwhile does nothing.
 * Answering "leaving" keeps it busy, because the next page is on its way; other errors reach the error page.
 */
export function useSend() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  /** True where it went through. */
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
