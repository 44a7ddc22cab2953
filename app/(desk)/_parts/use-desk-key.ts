"use client";
import { useKey } from "@/app/_ui/use-key";

/** A page's key, silent while a menu, a list of choices or a dialog is open: there the same key means something else. */
export function useDeskKey(key: string, act: () => void, on = true): void {
  useKey(key, () => document.querySelector("[role=menu],[role=dialog],[role=alertdialog]") ?? act(), on);
}
