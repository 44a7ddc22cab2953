"use client";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useReducer, useRef, useTransition } from "react";

/**
 * Has the server draw the page anew; resolves once that stands on the page, so that what was pressed can stay busy until
 * it is out of date no more. Never resolves for what has left the page by then.
 */
export function useRefresh(): () => Promise<void> {
  const router = useRouter();
  const [drawing, startDrawing] = useTransition();
  /** Counts drawings, because a busy browser may begin and end one in a single step, and `drawing` then never changes. */
  const [drawn, countDrawing] = useReducer((before: number) => before + 1, 0);
  const waiting = useRef<(() => void)[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each drawing that is done may be one that is waited for
  useEffect(() => {
    if (drawing) return;
    for (const done of waiting.current.splice(0)) done();
  }, [drawing, drawn]);
  return useCallback(
    () =>
      new Promise<void>((done) => {
        waiting.current.push(done);
        startDrawing(() => {
          router.refresh();
          countDrawing();
        });
      }),
    [router],
  );
}
