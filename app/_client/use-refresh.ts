"use client";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useReducer, useRef, useTransition } from "react";

/** Refreshes the page from the server. Resolves when the new page is rendered, or never after an unmount. */
export function useRefresh(): () => Promise<void> {
  const router = useRouter();
  const [refreshing, startRefresh] = useTransition();
  // Needed because a fast transition may never set `refreshing`.
  const [refreshCount, countRefresh] = useReducer((before: number) => before + 1, 0);
  const waiting = useRef<(() => void)[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs after every refresh
  useEffect(() => {
    if (refreshing) return;
    for (const done of waiting.current.splice(0)) done();
  }, [refreshing, refreshCount]);
  return useCallback(
    () =>
      new Promise<void>((done) => {
        waiting.current.push(done);
        startRefresh(() => {
          router.refresh();
          countRefresh();
        });
      }),
    [router],
  );
}
