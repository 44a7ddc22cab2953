"use client";
import { useEffect, useRef } from "react";

/**
 * Calls `poll` again and again while the page is visible: `delayMs()` after the last call ended, and at once when the
 * page becomes visible. A new `key` or an unmount aborts `signal`. `poll` must not reject.
 */
export function usePolling(poll: (signal: AbortSignal) => Promise<void>, delayMs: () => number, key = ""): void {
  const latest = useRef({ poll, delayMs });
  useEffect(() => {
    latest.current = { poll, delayMs };
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new key starts over
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    let busy = false;
    const schedule = () => {
      clearTimeout(timer);
      if (!stop.signal.aborted && !document.hidden) timer = setTimeout(run, latest.current.delayMs());
    };
    const run = async () => {
      clearTimeout(timer);
      if (busy || document.hidden) return;
      busy = true;
      await latest.current.poll(stop.signal);
      busy = false;
      schedule();
    };
    document.addEventListener("visibilitychange", run);
    schedule();
    return () => {
      stop.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", run);
    };
  }, [key]);
}
