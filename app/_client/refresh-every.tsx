"use client";
import { usePolling } from "./use-polling";
import { useRefresh } from "./use-refresh";

/** Has the server draw the page anew every so many milliseconds while somebody looks at it. Draws nothing. */
export function RefreshEvery({ ms }: { ms: number }) {
  const refresh = useRefresh();
  usePolling(refresh, () => ms);
  return null;
}
