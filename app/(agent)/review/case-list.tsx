import { Check } from "lucide-react";
import { isAtLeast } from "@/app/_client/is-at-least";
import { Checkbox } from "@/app/_components/field";
import { Kbd } from "@/app/_components/kbd";
import { ShowMore } from "@/app/_components/show-more";
import type { CatalogueNames } from "@/app/_features/names/names";
import { ticketTitle } from "@/app/_features/ticket/ticket-title";
import { CaseRow } from "./case-row";
import type { UndoableAnswer } from "./review-state";
import type { ReviewState } from "./use-review";

type CaseListProps = { review: ReviewState; names: CatalogueNames; className: string };

export function CaseList({ review, names, className }: CaseListProps) {
  const { cases, current, selected, more, last } = review;
  return (
    <nav
      aria-label="Open cases"
      className={`w-full min-w-0 overflow-y-auto lg:w-85 lg:shrink-0 max-lg:flex-1 ${className}`}
    >
      {last ? <LastAnswer last={last} undo={review.undo} /> : null}
      <div className="flex min-h-9 items-center gap-3 border-line border-b pr-4 pl-6 text-muted text-xs">
        <label className="flex min-h-9 items-center gap-2.5 pointer-coarse:min-h-11">
          <Checkbox checked={selected.length > 0} onChange={review.toggleAll} aria-keyshortcuts="a" />
          {selected.length > 0 ? `${selected.length} selected` : "Select all"}
        </label>
        <Kbd>a</Kbd>
        <span className="num ml-auto">
          {cases.length}
          {more.there ? "+" : ""} open
        </span>
      </div>
      <ul>
        {cases.map((reviewCase) => (
          <CaseRow
            key={reviewCase.id}
            reviewCase={reviewCase}
            names={names}
            isCurrent={reviewCase.id === current?.id}
            isSelected={selected.includes(reviewCase)}
            canSelect={review.isAcceptable(reviewCase)}
            onToggle={() => review.toggle(reviewCase)}
            onShow={() => review.show(reviewCase, { opens: !isAtLeast("lg") || review.open })}
          />
        ))}
      </ul>
      <ShowMore more={more} />
    </nav>
  );
}

export function LastAnswer({ last, undo }: { last: UndoableAnswer; undo: () => void }) {
  const [first, ...others] = last.cases;
  return (
    <div className="border-line border-b px-4 py-2">
      {first && others.length === 0 ? <p className="truncate text-muted">{ticketTitle(first)}</p> : null}
      <div className="flex items-center gap-2 text-xs">
        <Check size={13} strokeWidth={2} aria-hidden="true" className="shrink-0 text-primary" />
        <span className="min-w-0 truncate" role="status">
          {last.text}
        </span>
        <button
          type="button"
          className="sb-hit-area ml-auto inline-flex shrink-0 items-center gap-1.5 rounded-sm font-semibold text-primary"
          onClick={undo}
        >
          Undo <Kbd>z</Kbd>
        </button>
      </div>
    </div>
  );
}
