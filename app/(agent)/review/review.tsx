"use client";
import { Info, X } from "lucide-react";
import { RefreshEvery } from "@/app/_client/refresh-every";
import { Button, ButtonLink, IconButton } from "@/app/_components/button";
import { Empty } from "@/app/_components/empty";
import { LoadBar } from "@/app/_components/load-bar";
import { PageBar } from "@/app/_features/app-shell/page-bar";
import { type Shortcut, Shortcuts } from "@/app/_features/app-shell/shortcuts";
import { EvidenceLinks } from "@/app/_features/evidence/evidence-links";
import type { CatalogueNames } from "@/app/_features/names/names";
import { formatCount } from "@/lib/display-text/labels";
import type { ReviewCaseDetails, ReviewPage } from "@/lib/tickets/review/queries";
import { AnswerBar } from "./answer-bar";
import { CaseDetails } from "./case-details";
import { CaseList } from "./case-list";
import { ChangeDialog } from "./change-dialog";
import { type ReviewState, useReview } from "./use-review";

/** ms; others work through the same cases. */
const LOOK_EVERY_MS = 30_000;

const KEYS: readonly Shortcut[] = [
  { keys: ["↵"], does: "Accept, also all that are ticked" },
  { keys: ["1", "2", "3"], does: "Set the points" },
  { keys: ["c"], does: "Change: choose other values" },
  { keys: ["x"], does: "Reject: take nothing of it" },
  { keys: ["s"], does: "Skip: to the end of my list" },
  { keys: ["j", "k"], does: "Next and previous case" },
  { keys: ["space"], does: "Tick the case" },
  { keys: ["a"], does: "Tick all, or none" },
  { keys: ["z"], does: "Undo the last answer" },
];

interface ReviewProps {
  page: ReviewPage;
  /** The case that is shown first, whole. */
  first: ReviewCaseDetails | null;
  names: CatalogueNames;
}

/** The review inbox: cases at the left, one at a time at the right, worked by keys. On phones the two are two screens. */
export function Review({ page, first, names }: ReviewProps) {
  const review = useReview(page, first, names);
  const { current, details, open } = review;
  const left = review.cases.length;
  return (
    <div className="flex h-full flex-col">
      <RefreshEvery ms={LOOK_EVERY_MS} />
      <PageBar title="Review">
        <p className="text-muted max-md:hidden">What the reading was too unsure of to decide alone</p>
        <div className="ml-auto flex items-center gap-3">
          {review.done > 0 ? (
            <p className="flex items-center gap-2 text-muted">
              <span className="text-primary">
                <LoadBar share={review.done / (review.done + left)} width={96} />
              </span>
              <span className="num">
                {review.done} of {review.done + left} done
              </span>
            </p>
          ) : null}
          <Shortcuts keys={KEYS} />
        </div>
      </PageBar>
      <Notice words={review.notice} onClose={review.forget} />
      {current ? (
        <div className="flex min-h-0 flex-1">
          <CaseList review={review} names={names} look={open ? "max-md:hidden" : ""} />
          <section
            aria-label="Case"
            className={`min-h-0 min-w-0 flex-1 flex-col border-line md:border-l ${open ? "flex" : "hidden md:flex"}`}
          >
            <EvidenceLinks key={current.triageResultId}>
              <CaseDetails seen={current} details={details} names={names} review={review} />
            </EvidenceLinks>
            {review.ticked.length > 0 ? (
              <BulkBar review={review} />
            ) : (
              <AnswerBar seen={current} names={names} review={review} />
            )}
          </section>
          {review.changing ? (
            <ChangeDialog key={current.triageResultId} seen={current} names={names} review={review} />
          ) : null}
        </div>
      ) : (
        <EmptyInbox review={review} />
      )}
    </div>
  );
}

/** While cases are ticked it stands in place of the single answers. */
function BulkBar({ review: { ticked, accept, tickAll } }: { review: ReviewState }) {
  return (
    <div className="shrink-0 px-4 py-4">
      <div
        role="toolbar"
        aria-label="Ticked cases"
        className="mx-auto flex w-fit max-w-full flex-wrap items-center gap-3 rounded-xl bg-neutral px-4 py-2.5 text-neutral-content shadow-sheet"
      >
        <span className="num" role="status">
          {formatCount(ticked.length, "case")} ticked
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

/** Nothing is open: why, and the way back to the last answer or on to the queue. */
function EmptyInbox({ review: { last, undo, done } }: { review: ReviewState }) {
  return (
    <Empty
      title={done > 0 ? "All settled" : "The line is clear"}
      action={
        <span className="flex flex-wrap justify-center gap-2">
          {last ? (
            <Button onClick={undo} keyCap="z">
              Undo “{last.words}”
            </Button>
          ) : null}
          <ButtonLink href="/queue">To the queue</ButtonLink>
        </span>
      }
    >
      Every ticket that you see was sorted with enough certainty, or somebody has looked at it.
    </Empty>
  );
}

/** A calm sentence about an answer that did not go through; it stays until the next answer or its cross. */
function Notice({ words, onClose }: { words: string | null; onClose: () => void }) {
  return (
    <div role="status">
      {words ? (
        <p className="flex items-center gap-2.5 border-line border-b bg-warn-soft px-4 py-1.5">
          <Info size={15} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-warning" />
          <span className="min-w-0 flex-1">{words}</span>
          <IconButton label="Dismiss" onClick={onClose} icon={<X size={15} strokeWidth={1.75} aria-hidden="true" />} />
        </p>
      ) : null}
    </div>
  );
}
