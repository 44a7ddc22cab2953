"use client";
import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { Button } from "@/app/_components/button";
import { Time } from "@/app/_components/time";
import { Evidence } from "@/app/_features/evidence/evidence";
import type { CatalogueNames } from "@/app/_features/names/names";
import { ticketTitle } from "@/app/_features/ticket/ticket-title";
import { CHANNEL_LABELS, FIELD_LABELS } from "@/lib/display-text/labels";
import type { ReviewCase, ReviewCaseDetails } from "@/lib/tickets/review/queries";
import { AnswerOptions } from "./answer-options";
import { LastAnswer } from "./case-list";
import { askedField, formatHoldReasons } from "./case-text";
import { CaseValues } from "./case-values";
import { SimilarDecisions } from "./similar-decisions";
import type { ReviewState } from "./use-review";

interface CaseSidePanelProps {
  seen: ReviewCase;
  /** Null until the rest of it is there. */
  details: ReviewCaseDetails | null;
  names: CatalogueNames;
  review: ReviewState;
}

/** One case: what was written, where it could go, why the reading was unsure, and what people decided before. */
export function CaseDetails({ seen, details, names, review }: CaseSidePanelProps) {
  const quotes = seen.suggestions.flatMap(({ field, quotes: all, source }) =>
    all.map((text) => ({ text, field, source })),
  );
  const asked = askedField(seen);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-4 pt-4 pb-8 md:px-14 md:pt-7">
      <div className="mx-auto max-w-200">
        <div className="mb-3 md:hidden">
          <Button
            size="sm"
            look="ghost"
            className="-ml-2"
            onClick={() => window.history.back()}
            icon={<ChevronLeft size={15} strokeWidth={1.75} aria-hidden="true" />}
          >
            All cases
          </Button>
          {review.last ? (
            <div className="-mx-4 mt-2 border-line border-t">
              <LastAnswer last={review.last} undo={review.undo} />
            </div>
          ) : null}
        </div>
        <p className="num flex flex-wrap gap-x-2 text-muted">
          <Link href={`/tickets/${seen.number}`} prefetch={false} className="rounded-sm hover:underline">
            {seen.number}
          </Link>
          <span aria-hidden="true">·</span>
          <span>
            {seen.requester.name}
            {details?.requesterDepartment ? `, ${details.requesterDepartment}` : ""}
          </span>
          <span aria-hidden="true">·</span>
          <span>
            {CHANNEL_LABELS[seen.channel]}, <Time at={seen.createdAt} style="ago" />
          </span>
        </p>
        <Heading words={ticketTitle(seen)} turn={review.turn} open={review.open} />
        <Evidence
          text={details?.description ?? seen.description}
          quotes={quotes}
          className="mt-3 max-h-[40dvh] max-w-[70ch] overflow-y-auto text-md"
        />
        {asked ? (
          <section aria-labelledby="points" className="mt-7">
            <h3 id="points" className="sb-section-title mb-3">
              {asked === "category" ? "Where should it go?" : "How urgent is it?"}
            </h3>
            <AnswerOptions seen={seen} field={asked} names={names} review={review} />
          </section>
        ) : null}
        <CaseValues seen={seen} details={details} names={names} />
        <section aria-label="Why unsure" className="border-line border-t py-4">
          {formatHoldReasons(seen).map(({ field, words }) => (
            <p key={field} className="max-w-[90ch] text-muted">
              <b className="font-semibold text-base-content">Why unsure of the {FIELD_LABELS[field].toLowerCase()}.</b>{" "}
              {words}
            </p>
          ))}
        </section>
        <SimilarDecisions tickets={details?.decidedBefore ?? null} names={names} />
      </div>
    </div>
  );
}

/** The case's title. It takes the focus when a key or an answer led here, so that it is read out and keys go on from it. */
function Heading({ words, turn, open }: { words: string; turn: number; open: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: on phones it can take the focus only once its screen is open
  useEffect(() => {
    if (turn > 0) heading.current?.focus({ preventScroll: true });
  }, [turn, open]);
  return (
    <h2 ref={heading} tabIndex={-1} className="mt-1 font-semibold text-xl outline-none">
      {words}
    </h2>
  );
}
