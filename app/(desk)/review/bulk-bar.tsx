import { Button } from "@/app/_ui/button";
import { count } from "@/app/_ui/words";
import type { ReviewState } from "./use-review";

/** While cases are ticked it stands in place of the single answers. */
export function BulkBar({ review: { ticked, accept, tickAll } }: { review: ReviewState }) {
  return (
    <div className="shrink-0 px-4 py-4">
      <div
        role="toolbar"
        aria-label="Ticked cases"
        className="mx-auto flex w-fit max-w-full flex-wrap items-center gap-3 rounded-xl bg-neutral px-4 py-2.5 text-neutral-content shadow-sheet"
      >
        <span className="num" role="status">
          {count(ticked.length, "case")} ticked
        </span>
        <Button look="primary" onClick={accept} keyCap="↵">
          Accept {ticked.length}
        </Button>
        <button type="button" className="rounded-md px-2 py-1 font-semibold hover:bg-white/10" onClick={tickAll}>
          Clear
        </button>
      </div>
    </div>
  );
}
