"use client";
import { useEffect, useRef } from "react";
import { isCovered } from "@/app/_client/use-page-shortcut";

/** Handles Enter or Space on the page, unless a focused control, an open dialog or a menu uses the key. */
export function useEnterKey(key: "Enter" | " ", onPress: () => void): void {
  const latest = useRef(onPress);
  useEffect(() => {
    latest.current = onPress;
  });
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      if (event.key !== key || event.defaultPrevented || event.repeat) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isCovered()) return;
      if (event.target instanceof Element && event.target.closest(CONTROLS[key])) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener("keydown", handle);
    return () => document.removeEventListener("keydown", handle);
  }, [key]);
}

const BOTH_KEYS = "a, button, textarea, select, summary, [contenteditable], [role=dialog], [role=menu]";
/** Controls that use the key themselves: a checkbox uses Space but not Enter. */
const CONTROLS = { Enter: `${BOTH_KEYS}, input:not([type=checkbox])`, " ": `${BOTH_KEYS}, input` };
