"use client";
import { useRef, useState } from "react";

/** Delays before the card opens and closes. */
const OPEN_MS = 300;
const CLOSE_MS = 160;
/** Focus that returns this soon after closing must not reopen the card. */
const REOPEN_MS = 250;

/**
 * A card that opens on hover or focus after a delay and closes on leave; a click pins it. `passing` is true while it is
 * not pinned; the card then must not move the focus.
 */
export function useHoverCard() {
  const [open, setOpen] = useState(false);
  const passing = useRef(false);
  const closedAtMs = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const content = useRef<HTMLDivElement>(null);

  function close() {
    clearTimeout(timer.current);
    closedAtMs.current = performance.now();
    setOpen(false);
  }
  function stay() {
    clearTimeout(timer.current);
  }
  function rest() {
    stay();
    if (open || performance.now() - closedAtMs.current < REOPEN_MS) return;
    timer.current = setTimeout(() => {
      passing.current = true;
      setOpen(true);
    }, OPEN_MS);
  }
  function leave() {
    stay();
    if (!open || passing.current) timer.current = setTimeout(() => setOpen(false), CLOSE_MS);
  }
  function press() {
    stay();
    if (open && !passing.current) return close();
    passing.current = false;
    setOpen(true);
    content.current?.focus();
  }
  return { open, passing, content, close, stay, rest, leave, press };
}
