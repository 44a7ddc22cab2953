"use client";
import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False on the server and in the first pass of the browser, so that the two agree; true from then on. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
