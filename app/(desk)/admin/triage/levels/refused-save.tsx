"use client";
import { GitCompareArrows } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "@/app/_ui/button";
import { count } from "@/app/_ui/words";
import type { Difference } from "./policy-differences";

const MOST = 6;

/** Somebody saved first: what differs, and whose shall stand. */
export function RefusedSave({
  differences,
  busy,
  keepTheirs,
  saveMine,
}: {
  differences: readonly Difference[];
  busy: boolean;
  keepTheirs: () => void;
  saveMine: () => void;
}) {
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => card.current?.focus(), []);
  const more = differences.length - MOST;
  return (
    <div
      ref={card}
      role="alertdialog"
      aria-labelledby="refused-title"
      aria-describedby="refused-text"
      tabIndex={-1}
      className="pop floats fixed right-4 bottom-20 z-40 w-104 max-w-[calc(100vw-2rem)] p-4 outline-none md:bottom-6"
    >
      <div className="flex gap-3">
        <GitCompareArrows size={16} strokeWidth={1.75} aria-hidden="true" className="mt-0.5 shrink-0 text-warning" />
        <div className="min-w-0 flex-1">
          <h2 id="refused-title" className="font-semibold">
            Somebody changed these settings first
          </h2>
          <div id="refused-text" className="mt-1 text-muted">
            {differences.length === 0 ? <p>Both of you want the same.</p> : null}
            <ul className="space-y-0.5">
              {differences.slice(0, MOST).map(({ what, theirs, yours }) => (
                <li key={what}>
                  {what}: now {theirs}, yours was {yours}.
                </li>
              ))}
            </ul>
            {more > 0 ? <p>And {count(more, "setting")} more.</p> : null}
          </div>
          <div className="mt-3 flex flex-wrap gap-2">
            <Button size="sm" onClick={keepTheirs}>
              Keep theirs
            </Button>
            <Button size="sm" look="ghost" busy={busy} busyWord="Saving" onClick={saveMine}>
              Save mine
            </Button>
          </div>
        </div>
      </div>
    </div>
  );
}
