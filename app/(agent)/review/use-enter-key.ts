"use client";
import { useEffect, useRef } from "react";
import { isCovered } from "@/app/_client/use-page-shortcut";

/**
 * Enter or space for the page itself. What has the focus and answers to these keys by its own nature (a button, a link,
 * a field) keeps them, and so does a sheet or menu that lies over the page.
 */
export function useEnterKey(key: "Enter" | " ", act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== key || event.defaultPrevented || event.repeat) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isCovered()) return;
      if (event.target instanceof Element && event.target.closest(OWN_KEYS[key])) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [key]);
}

const ALWAYS = "a, button, textarea, select, summary, [contenteditable], [role=dialog], [role=menu]";
/** Space ticks a box; Enter says nothing to it. */
const OWN_KEYS = { Enter: `${ALWAYS}, input:not([type=checkbox])`, " ": `${ALWAYS}, input` };
