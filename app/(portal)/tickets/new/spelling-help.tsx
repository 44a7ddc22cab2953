"use client";
import { ArrowRight, Check, ChevronRight, SpellCheck } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/app/_components/button";
import { formatCount } from "@/lib/display-text/labels";
import type { SuggestedCorrection } from "@/lib/spelling/suggest-corrections";
import type { SpellingHelpState } from "./use-spelling";

const CONTEXT = 24;

export function SpellingHelp({ spelling }: { spelling: SpellingHelpState }) {
  const { text, open, taken, apply, undo } = spelling;
  const [isOpen, setIsOpen] = useState(false);
  const section = useRef<HTMLElement>(null);
  const moveFocus = useRef(false);
  // If the pressed button disappears, the first remaining button gets the focus.
  useEffect(() => {
    if (!moveFocus.current || document.activeElement !== document.body) return;
    moveFocus.current = false;
    const [next] = ["li button", "button"].flatMap((query) => section.current?.querySelector<HTMLElement>(query) ?? []);
    next?.focus();
  });
  function runAction(action: () => void) {
    moveFocus.current = true;
    action();
  }
  return (
    <section ref={section} aria-label="Spelling" className="text-sm">
      <div className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-1">
        <p role="status" className="sr-only">
          {open.length > 0 ? formatCount(open.length, "spelling suggestion") : ""}
        </p>
        {open.length > 0 ? (
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
            className="-mx-2 inline-flex min-h-9 items-center gap-1.5 rounded-field px-2 text-muted hover:text-base-content pointer-coarse:min-h-11"
          >
            <SpellCheck size={16} strokeWidth={1.75} aria-hidden="true" />
            {formatCount(open.length, "spelling suggestion")}
            <ChevronRight
              size={14}
              strokeWidth={1.75}
              aria-hidden="true"
              className={`transition-transform duration-(--sb-step) ${isOpen ? "rotate-90" : ""}`}
            />
          </button>
        ) : null}
        {taken.length > 0 ? (
          <p className="inline-flex items-center gap-1.5 text-muted">
            <Check size={15} strokeWidth={1.75} aria-hidden="true" />
            {formatCount(taken.length, "word")} corrected
            <Button size="sm" variant="ghost" onClick={() => runAction(undo)}>
              Undo
            </Button>
          </p>
        ) : null}
      </div>
      {isOpen && open.length > 0 ? (
        <div className="mt-1 rounded-box border border-line">
          <ul className="max-h-72 divide-y divide-line overflow-y-auto">
            {open.map((correction) => (
              <Misspelling
                key={`${correction.start} ${correction.written}`}
                text={text}
                correction={correction}
                onApply={() => runAction(() => apply([correction]))}
              />
            ))}
          </ul>
          <div className="flex flex-wrap items-center gap-3 border-line border-t px-3 py-2">
            {open.length > 1 ? (
              <Button size="sm" onClick={() => runAction(() => apply(open))}>
                Apply all {open.length}
              </Button>
            ) : null}
            <p className="text-muted text-xs">Nothing changes until you apply it. We keep your original text.</p>
          </div>
        </div>
      ) : null}
    </section>
  );
}

type MisspellingProps = { text: string; correction: SuggestedCorrection; onApply: () => void };

function Misspelling({ text, correction, onApply }: MisspellingProps) {
  const { start, end, written, proposed } = correction;
  return (
    <li className="flex items-center gap-3 py-1 pr-2 pl-3">
      <p className="min-w-0 flex-1 py-1 leading-5">
        <span className="text-muted">{before(text, start)}</span>
        <del className="rounded-sm bg-error-soft px-0.5 text-error decoration-1">{written}</del>
        <ArrowRight size={12} strokeWidth={1.75} aria-hidden="true" className="mx-1 inline text-faint" />
        <ins className="rounded-sm bg-pine-soft px-0.5 font-medium text-primary underline-offset-2">{proposed}</ins>
        <span className="text-muted">{after(text, end)}</span>
      </p>
      <Button size="sm" variant="ghost" onClick={onApply} aria-label={`Replace ${written} with ${proposed}`}>
        Apply
      </Button>
    </li>
  );
}

/** The words before a misspelling on its line, at most 24 characters. */
function before(text: string, start: number): string {
  const line = text.slice(Math.max(0, start - CONTEXT), start).replace(/^[\s\S]*\n/, "");
  const isCut = start > CONTEXT && line.length === CONTEXT;
  return isCut ? `… ${line.replace(/^\S*\s+/, "")}` : line;
}

function after(text: string, end: number): string {
  const line = text.slice(end, end + CONTEXT).replace(/\n[\s\S]*$/, "");
  const isCut = text.length > end + CONTEXT && line.length === CONTEXT;
  return isCut ? `${line.replace(/\s+\S*$/, "")} …` : line;
}
