"use client";
import { usePolling } from "@/app/_ui/use-polling";
import { useRefresh } from "@/app/_ui/use-refresh";

/** Has the server draw the page anew every so many milliseconds while somebody looks at it. Draws nothing. */
export function RefreshEvery({ ms }: { ms: number }) {
  const refresh = useRefresh();
  usePolling(refresh, () => ms);
  return null;
}
