"use client";
import { useEffect, useRef } from "react";

/**
 * For lists whose rows change places: a row that is moved in the page loses the focus. Called with the row before it
 * moves, gives the focus back to what had it in there; a button that can go no further gives it to the other one.
 */
export function useRowFocus(): (row: HTMLElement | null) => void {
  const giveBack = useRef<(() => void) | null>(null);
  useEffect(() => {
    giveBack.current?.();
    giveBack.current = null;
  });
  return (row) => {
    const focused = document.activeElement;
    if (!row || !(focused instanceof HTMLElement) || !row.contains(focused)) return;
    giveBack.current = () => {
      const other = row.querySelector<HTMLElement>("[data-move]:not(:disabled)");
      (focused.matches(":disabled") ? other : focused)?.focus();
    };
  };
}
