"use client";
import { useShortcut } from "./use-shortcut";

/** Like `useShortcut`, but the key does nothing while a menu or dialog is open. */
export function usePageShortcut(key: string, act: () => void, on = true): void {
  useShortcut(key, () => isCovered() || act(), on);
}

/** True while a menu or dialog is open. Radix marks the body while a dialog is open, because it locks scrolling. */
export function isCovered(): boolean {
  return document.querySelector("[role=menu]") !== null || document.body.hasAttribute("data-scroll-locked");
}
