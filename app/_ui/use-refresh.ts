"use client";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useTransition } from "react";

/**
 * Has the server draw the page anew; resolves once that stands on the page, so that what was pressed can stay busy until
 * it is out of date no more. Never resolves for what has left the page by then.
 */
export function useRefresh(): () => Promise<void> {
  const router = useRouter();
  const [drawing, startDrawing] = useTransition();
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    if (drawing) return;
    for (const done of waiting.current.splice(0)) done();
  }, [drawing]);
  return useCallback(
    () =>
      new Promise<void>((done) => {
        waiting.current.push(done);
        startDrawing(() => router.refresh());
      }),
    [router],
  );
}
