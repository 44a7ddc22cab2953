"use client";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useReducer, useRef, useTransition } from "react";

/** Returns a function that reloads the page's data. Its promise resolves when the new data is on the page. */
export function useRefresh(): () => Promise<void> {
  const router = useRouter();
  const [refreshing, startRefresh] = useTransition();
  // A fast transition may never set `refreshing`. The count makes the effect run even then.
  const [refreshCount, countRefresh] = useReducer((before: number) => before + 1, 0);
  const waiting = useRef<(() => void)[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: must run after every refresh
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
