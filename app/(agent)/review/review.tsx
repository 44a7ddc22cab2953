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

const REFRESH_EVERY_MS = 30_000;

const KEYS: readonly Shortcut[] = [
  { keys: ["↵"], does: "Accept (or accept selected)" },
  { keys: ["1", "2", "3"], does: "Choose an option" },
  { keys: ["c"], does: "Change the values" },
  { keys: ["x"], does: "Reject the suggestions" },
  { keys: ["s"], does: "Skip to the end of your list" },
  { keys: ["j", "k"], does: "Next and previous case" },
  { keys: ["space"], does: "Select the case" },
  { keys: ["a"], does: "Select all or none" },
  { keys: ["z"], does: "Undo the last answer" },
];

type ReviewProps = { page: ReviewPage; first: ReviewCaseDetails | null; names: CatalogueNames };

/** The review inbox: the list of cases, and one case beside it. Phones show the two as separate screens. */
export function Review({ page, first, names }: ReviewProps) {
  const review = useReview(page, first, names);
  const { current, details, open } = review;
  const total = review.done + review.cases.length;
  return (
    <div className="flex h-full flex-col">
      <RefreshEvery ms={REFRESH_EVERY_MS} />
      <PageBar title="Review">
        <p className="text-muted max-lg:hidden">Tickets the AI wasn’t sure about</p>
        <div className="ml-auto flex items-center gap-3">
          {review.done > 0 ? (
            <p className="flex items-center gap-2 text-muted">
              <span className="text-primary">
                <LoadBar share={review.done / total} width={96} />
              </span>
              <span className="num">
                {review.done} of {total} done
              </span>
            </p>
          ) : null}
          <Shortcuts keys={KEYS} />
        </div>
      </PageBar>
      <Notice text={review.notice} onClose={review.dismissNotice} />
      {current ? (
        <div className="flex min-h-0 flex-1">
          <CaseList review={review} names={names} className={open ? "max-lg:hidden" : ""} />
          <section
            aria-label="Case"
            className={`min-h-0 min-w-0 flex-1 flex-col border-line lg:border-l ${open ? "flex" : "hidden lg:flex"}`}
          >
            <EvidenceLinks key={current.triageResultId}>
              <CaseDetails reviewCase={current} details={details} names={names} review={review} />
            </EvidenceLinks>
            {review.selected.length > 0 ? (
              <BulkBar review={review} />
            ) : (
              <AnswerBar reviewCase={current} names={names} review={review} />
            )}
          </section>
          {review.changing ? (
            <ChangeDialog key={current.triageResultId} reviewCase={current} names={names} review={review} />
          ) : null}
        </div>
      ) : (
        <EmptyInbox review={review} />
      )}
    </div>
  );
}

function BulkBar({ review: { selected, accept, toggleAll } }: { review: ReviewState }) {
  return (
    <div className="shrink-0 px-4 py-4">
      <div
        role="toolbar"
        aria-label="Selected cases"
        className="mx-auto flex w-fit max-w-full flex-wrap items-center gap-3 rounded-xl bg-neutral px-4 py-2.5 text-neutral-content shadow-panel"
      >
        <span className="num" role="status">
          {formatCount(selected.length, "case")} selected
        </span>
        <Button variant="primary" onClick={accept} shortcut="↵">
          Accept {selected.length}
        </Button>
        <button type="button" className="rounded-md px-2 py-1 font-semibold hover:bg-white/10" onClick={toggleAll}>
          Clear
        </button>
      </div>
    </div>
  );
}

function EmptyInbox({ review: { last, undo, done } }: { review: ReviewState }) {
  return (
    <Empty
      title={done > 0 ? "All done" : "No tickets to review"}
      action={
        <span className="flex flex-wrap justify-center gap-2">
          {last ? (
            <Button onClick={undo} shortcut="z">
              Undo “{last.text}”
            </Button>
          ) : null}
          <ButtonLink href="/queue">Go to queue</ButtonLink>
        </span>
      }
    >
      Tickets appear here when the AI isn’t sure how to classify them.
    </Empty>
  );
}

/** The latest problem. Stays until the next answer or undo, or until the person closes it. */
function Notice({ text, onClose }: { text: string | null; onClose: () => void }) {
  return (
    <div role="status">
      {text ? (
        <p className="flex items-center gap-2.5 border-line border-b bg-warn-soft px-4 py-1.5">
          <Info size={15} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-warning" />
          <span className="min-w-0 flex-1">{text}</span>
          <IconButton label="Dismiss" onClick={onClose} icon={<X size={15} strokeWidth={1.75} aria-hidden="true" />} />
        </p>
      ) : null}
    </div>
  );
}
