"use client";
import { useRef, useState } from "react";

/** How long the pointer rests before a card opens, and how long it may be away before the card closes. */
const OPEN_MS = 300;
const CLOSE_MS = 160;
/** Focus that comes back to the value this soon after closing must not open the card again. */
const CALM_MS = 250;

/**
 * A card that opens after a rest of pointer or focus and closes after leaving; a press keeps it open. `passing` is
 * true while nobody has pressed: the card then leaves the focus where it is.
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
    if (open || performance.now() - closedAtMs.current < CALM_MS) return;
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
