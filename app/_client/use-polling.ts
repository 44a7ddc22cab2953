"use client";
import { useEffect, useRef } from "react";

/**
 * Calls `look` again and again while the page is visible, and at once when it is visible again. The next delay starts
 * when a call has ended, so that slow answers never pile up. Another `key` starts anew and aborts what is under way.
 */
export function usePolling(look: (signal: AbortSignal) => Promise<void>, delayMs: () => number, key = ""): void {
  const latest = useRef({ look, delayMs });
  useEffect(() => {
    latest.current = { look, delayMs };
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another key is another thing to look at
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    let busy = false;
    const plan = () => {
      clearTimeout(timer);
      if (!stop.signal.aborted && !document.hidden) timer = setTimeout(run, latest.current.delayMs());
    };
    const run = async () => {
      clearTimeout(timer);
      if (busy || document.hidden) return;
      busy = true;
      await latest.current.look(stop.signal);
      busy = false;
      plan();
    };
    document.addEventListener("visibilitychange", run);
    plan();
    return () => {
      stop.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", run);
    };
  }, [key]);
}
