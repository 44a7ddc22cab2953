"use client";
import { useEffect, useRef } from "react";

/**
 * Keeps the focus on a button whose row moves up or down. Call the returned function with the row before the move.
 * If the move disables the button, the row's other move button gets the focus.
 */
export function useRowFocus(): (row: HTMLElement | null) => void {
  const restore = useRef<(() => void) | null>(null);
  useEffect(() => {
    restore.current?.();
    restore.current = null;
  });
  return (row) => {
    const focused = document.activeElement;
    if (!row || !(focused instanceof HTMLElement) || !row.contains(focused)) return;
    restore.current = () => {
      const other = row.querySelector<HTMLElement>("[data-move]:not(:disabled)");
      (focused.matches(":disabled") ? other : focused)?.focus();
    };
  };
}
