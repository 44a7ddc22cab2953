"use client";
import { GitCompareArrows, X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { IconButton } from "./button";

interface ConflictCardProps {
  title: string;
  children: ReactNode;
  /** Buttons for the two values; null if there is nothing to choose. */
  choice: ReactNode;
  dismiss?: () => void;
}

/** A floating card that tells the user why a change was not saved. It takes the focus. */
export function ConflictCard({ title, children, choice, dismiss }: ConflictCardProps) {
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => card.current?.focus(), []);
  return (
    <div
      ref={card}
      role="alertdialog"
      aria-labelledby="conflict-title"
      aria-describedby="conflict-text"
      tabIndex={-1}
      className="sb-popover sb-float-in fixed right-4 bottom-20 z-40 w-104 max-w-[calc(100vw-2rem)] p-4 outline-none md:bottom-6"
      onKeyDown={(event) => event.key === "Escape" && dismiss?.()}
    >
      <div className="flex gap-3">
        <GitCompareArrows size={16} strokeWidth={1.75} aria-hidden="true" className="mt-0.5 shrink-0 text-warning" />
        <div className="min-w-0 flex-1">
          <h2 id="conflict-title" className="font-semibold">
            {title}
          </h2>
          <div id="conflict-text" className="mt-0.5 text-muted">
            {children}
          </div>
          {choice ? <div className="mt-3 flex flex-wrap gap-2">{choice}</div> : null}
        </div>
        {dismiss ? (
          <IconButton
            label="Dismiss"
            className="-mt-1 -mr-1.5 text-muted"
            onClick={dismiss}
            icon={<X size={15} strokeWidth={1.75} aria-hidden="true" />}
          />
        ) : null}
      </div>
    </div>
  );
}
