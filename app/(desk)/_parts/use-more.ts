"use client";
import { useRef, useState } from "react";
import { ApiProblem } from "@/app/_ui/api";

/** Loads a list's next page on demand, one at a time. `next` is its cursor, null behind the last page. */
export function useMore(next: string | null, loadPage: (cursor: string) => Promise<void>) {
  const [loading, setLoading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const busy = useRef(false);

  async function load() {
    if (!next || busy.current) return;
    busy.current = true;
    setLoading(true);
    setProblem(null);
    try {
      await loadPage(next);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error.detail);
    } finally {
      busy.current = false;
      setLoading(false);
    }
  }
  return { there: next !== null, load, loading, problem };
}
