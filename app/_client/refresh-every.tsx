"use client";
import { usePolling } from "./use-polling";
import { useRefresh } from "./use-refresh";

/** Refreshes the page again and again while it is visible, `ms` milliseconds after each refresh. Renders nothing. */
export function RefreshEvery({ ms }: { ms: number }) {
  const refresh = useRefresh();
  usePolling(refresh, () => ms);
  return null;
}
