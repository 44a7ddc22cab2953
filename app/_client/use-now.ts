"use client";
import { useSyncExternalStore } from "react";

const TICK_MS = 30_000;
const watching = new Set<() => void>();
let now = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** The present, in ms, moved on twice a minute for all that show it; 0 until the page is hydrated. */
export function useNow(): number {
  return useSyncExternalStore(watch, present, () => 0);
}

function present(): number {
  if (now === 0) now = Date.now();
  return now;
}

function watch(changed: () => void): () => void {
  watching.add(changed);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const tell of watching) tell();
  }, TICK_MS);
  return () => {
    watching.delete(changed);
    if (watching.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    now = 0;
  };
}
