"use client";
import { useRef, useState } from "react";
import { ApiProblem } from "@/app/_client/api";

/** Loads the next page of a list on demand, one at a time. `next` is its cursor, null after the last page. */
export function useNextPage(next: string | null, loadPage: (cursor: string) => Promise<void>) {
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

/** The button at the end of a list. Renders nothing after the last page. */
export function ShowMore({ more }: { more: ReturnType<typeof useNextPage> }) {
  if (!more.there) return null;
  return (
    <div className="flex flex-col items-center -mt-px gap-2 border-line border-t py-4">
      <button type="button" className="btn btn-quiet" onClick={more.load} aria-disabled={more.loading}>
        {more.loading ? "Loading more" : "Show more"}
      </button>
      <p role="alert" className="text-error text-xs empty:hidden">
        {more.problem}
      </p>
    </div>
  );
}
