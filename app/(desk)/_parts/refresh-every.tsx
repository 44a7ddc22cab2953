"use client";
import { useEffect, useRef } from "react";
import { useRefresh } from "@/app/_ui/use-refresh";

/**
 * Has the server draw the page anew from time to time, while somebody looks at it; one drawing at a time, because newer
 * ones would keep a slow one from ever being shown. Draws nothing.
 */
export function RefreshEvery({ ms }: { ms: number }) {
  const refresh = useRefresh();
  const drawing = useRef(false);
  useEffect(() => {
    const draw = async () => {
      if (document.hidden || drawing.current) return;
      drawing.current = true;
      await refresh();
      drawing.current = false;
    };
    const timer = setInterval(draw, ms);
    return () => clearInterval(timer);
  }, [refresh, ms]);
  return null;
}
