"use client";
import { GitCompareArrows, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button, IconButton } from "@/app/_ui/button";
import { Time } from "@/app/_ui/time";
import type { DeskNames } from "../_parts/desk-names";
import { refusalWords } from "./refusal-words";
import type { DeskTicketState } from "./use-desk-ticket";

/** What became of a change that did not go through: who was faster and both values, or the API's own sentence. */
export function RefusedCard({ state, names, me }: { state: DeskTicketState; names: DeskNames; me: string }) {
  const { refusal, problem, change, forget } = state;
  const card = useRef<HTMLDivElement>(null);
  const shown = refusal ?? problem;
  useEffect(() => {
    if (shown) card.current?.focus();
  }, [shown]);
  if (!shown) return null;
  const words = refusal ? refusalWords(refusal, names, me) : null;
  return (
    <div
      ref={card}
      role="alertdialog"
      aria-labelledby="refused-title"
      aria-describedby="refused-text"
      tabIndex={-1}
      className="pop floats fixed right-4 bottom-20 z-40 w-104 max-w-[calc(100vw-2rem)] p-4 outline-none md:bottom-6"
      onKeyDown={(event) => event.key === "Escape" && forget()}
    >
      <div className="flex gap-3">
        <GitCompareArrows size={16} strokeWidth={1.75} aria-hidden="true" className="mt-0.5 shrink-0 text-warning" />
        <div className="min-w-0 flex-1">
          <h2 id="refused-title" className="font-semibold">
            {words?.title ?? "That was not saved"}
          </h2>
          <p id="refused-text" className="mt-0.5 text-muted">
            {words?.since ? (
              <>
                {words.since.words} <Time at={words.since.at} style="clock" />.{" "}
              </>
            ) : null}
            {words?.yours ?? problem?.detail}
          </p>
          {refusal && words ? (
            <div className="mt-3 flex flex-wrap gap-2">
              <Button size="sm" onClick={forget}>
                {words.keep}
              </Button>
              <Button size="sm" look="ghost" onClick={() => change(refusal.change, refusal.now)}>
                {words.again}
              </Button>
            </div>
          ) : null}
        </div>
        <IconButton
          label="Dismiss"
          className="-mt-1 -mr-1.5 text-muted"
          onClick={forget}
          icon={<X size={15} strokeWidth={1.75} aria-hidden="true" />}
        />
      </div>
    </div>
  );
}
