"use client";
import { usePolling } from "./use-polling";
import { useRefresh } from "./use-refresh";

/** Refreshes the page every `ms` milliseconds while it is visible. Renders nothing. */
export function RefreshEvery({ ms }: { ms: number }) {
  const refresh = useRefresh();
  usePolling(refresh, () => ms);
  return null;
}
