"use client";
import { useShortcut } from "./use-shortcut";

/** A page's shortcut, off while a menu or dialog is open. */
export function usePageShortcut(key: string, act: () => void, on = true): void {
  useShortcut(key, () => isCovered() || act(), on);
}

/** True while a menu or dialog is open. Radix locks scrolling exactly while a dialog is open. */
export function isCovered(): boolean {
  return document.querySelector("[role=menu]") !== null || document.body.hasAttribute("data-scroll-locked");
}
