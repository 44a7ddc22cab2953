"use client";
import { useSyncExternalStore } from "react";

const TICK_MS = 30_000;
const listeners = new Set<() => void>();
let now = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** The current time in ms since 1970, updated every 30 s; 0 on the server and during hydration. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, currentTime, () => 0);
}

function currentTime(): number {
  if (now === 0) now = Date.now();
  return now;
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const listener of listeners) listener();
  }, TICK_MS);
  return () => {
    listeners.delete(changed);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    now = 0;
  };
}
