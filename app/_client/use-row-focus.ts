"use client";
import { useEffect, useRef } from "react";

/** Restores the focus after a row moves; call the result before. A disabled button passes it to the other one. */
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
