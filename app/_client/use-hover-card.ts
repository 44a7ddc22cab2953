"use client";
import { useRef, useState } from "react";

const OPEN_MS = 300;
const CLOSE_MS = 160;
/** After a close, the trigger gets the focus back, which must not reopen the card. */
const REOPEN_MS = 250;

/** A card that opens on hover or focus and stays open after a click. While `isHover`, the focus must stay outside. */
export function useHoverCard() {
  const [open, setOpen] = useState(false);
  const isHover = useRef(false);
  const closedAtMs = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const content = useRef<HTMLDivElement>(null);

  function close() {
    clearTimeout(timer.current);
    closedAtMs.current = performance.now();
    setOpen(false);
  }
  function keepOpen() {
    clearTimeout(timer.current);
  }
  function scheduleOpen() {
    keepOpen();
    if (open || performance.now() - closedAtMs.current < REOPEN_MS) return;
    timer.current = setTimeout(() => {
      isHover.current = true;
      setOpen(true);
    }, OPEN_MS);
  }
  function scheduleClose() {
    keepOpen();
    if (!open || isHover.current) timer.current = setTimeout(() => setOpen(false), CLOSE_MS);
  }
  function toggle() {
    keepOpen();
    if (open && !isHover.current) return close();
    isHover.current = false;
    setOpen(true);
    content.current?.focus();
  }
  return { open, isHover, content, close, keepOpen, scheduleOpen, scheduleClose, toggle };
}
