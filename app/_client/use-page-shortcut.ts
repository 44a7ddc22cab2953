"use client";
import { useShortcut } from "./use-shortcut";

/** A page's key, silent while a menu or a sheet lies over the page: there the same key means something else. */
export function usePageShortcut(key: string, act: () => void, on = true): void {
  useShortcut(key, () => isCovered() || act(), on);
}

/** Radix locks the page's scrolling exactly while a sheet is open. */
export function isCovered(): boolean {
  return document.querySelector("[role=menu]") !== null || document.body.hasAttribute("data-scroll-locked");
}
