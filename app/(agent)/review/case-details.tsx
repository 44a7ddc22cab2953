"use client";
import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { Button } from "@/app/_components/button";
import { SourceIcon } from "@/app/_components/icons";
import { Time } from "@/app/_components/time";
import { Evidence } from "@/app/_features/evidence/evidence";
import { type CatalogueNames, categoryName } from "@/app/_features/names/names";
import { ticketTitle } from "@/app/_features/ticket/ticket-title";
import { CHANNEL_LABELS, FIELD_LABELS, firstName } from "@/lib/display-text/labels";
import type { ReviewCase, ReviewCaseDetails } from "@/lib/tickets/review/queries";
import { AnswerOptions } from "./answer-options";
import { LastAnswer } from "./case-list";
import { formatHoldReasons, questionField } from "./case-text";
import { CaseValues } from "./case-values";
import type { ReviewState } from "./use-review";

interface CaseDetailsProps {
  reviewCase: ReviewCase;
  details: ReviewCaseDetails | null;
  names: CatalogueNames;
  review: ReviewState;
}

/** One review case: the ticket's text, the options, why it needs review, and similar tickets. */
export function CaseDetails({ reviewCase, details, names, review }: CaseDetailsProps) {
  const quotes = reviewCase.suggestions.flatMap((suggestion) =>
    suggestion.quotes.map((text) => ({ text, field: suggestion.field, source: suggestion.source })),
  );
  const field = questionField(reviewCase);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-4 pt-4 pb-8 lg:px-14 lg:pt-7">
      <div className="mx-auto max-w-200">
        <div className="mb-3 lg:hidden">
          <Button
            size="sm"
            variant="ghost"
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
          <Link href={`/tickets/${reviewCase.number}`} prefetch={false} className="rounded-sm hover:underline">
            {reviewCase.number}
          </Link>
          <span aria-hidden="true">·</span>
          <span>
            {reviewCase.requester.name}
            {details?.requesterDepartment ? `, ${details.requesterDepartment}` : ""}
          </span>
          <span aria-hidden="true">·</span>
          <span>
            {CHANNEL_LABELS[reviewCase.channel]}, <Time at={reviewCase.createdAt} style="ago" />
          </span>
        </p>
        <Heading text={ticketTitle(reviewCase)} turn={review.turn} open={review.open} />
        <Evidence
          text={details?.description ?? reviewCase.description}
          quotes={quotes}
          className="mt-3 max-h-[40dvh] max-w-[70ch] overflow-y-auto text-md"
        />
        {field ? (
          <section aria-labelledby="options" className="mt-7">
            <h3 id="options" className="sb-section-title mb-3">
              {field === "category" ? "Where should it go?" : "How urgent is it?"}
            </h3>
            <AnswerOptions reviewCase={reviewCase} field={field} names={names} review={review} />
          </section>
        ) : null}
        <CaseValues reviewCase={reviewCase} details={details} names={names} />
        <section aria-label="Why it needs review" className="border-line border-t py-4">
          {formatHoldReasons(reviewCase).map((reason) => (
            <p key={reason.field} className="max-w-[90ch] text-muted">
              <b className="font-semibold text-base-content">{FIELD_LABELS[reason.field]}:</b> {reason.text}
            </p>
          ))}
        </section>
        <SimilarTickets tickets={details?.decidedBefore ?? []} names={names} />
      </div>
    </div>
  );
}

/** The title takes the focus when the case changes, so that screen readers announce it. */
function Heading({ text, turn, open }: { text: string; turn: number; open: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: in narrow windows it takes no focus before its screen opens
  useEffect(() => {
    if (turn > 0) heading.current?.focus({ preventScroll: true });
  }, [turn, open]);
  return (
    <h2 ref={heading} tabIndex={-1} className="mt-1 font-semibold text-xl outline-none">
      {text}
    </h2>
  );
}

function SimilarTickets({ tickets, names }: { tickets: ReviewCaseDetails["decidedBefore"]; names: CatalogueNames }) {
  if (tickets.length === 0) return null;
  return (
    <section aria-labelledby="similar-tickets" className="border-line border-t py-4">
      <h3 id="similar-tickets" className="sb-section-title mb-1">
        Similar tickets
      </h3>
      <ul>
        {tickets.map((ticket) => (
          <li key={ticket.id} className="flex flex-wrap items-baseline gap-x-4 py-1.5">
            <Link
              href={`/tickets/${ticket.number}`}
              prefetch={false}
              title={ticket.number}
              className="min-w-48 flex-1 truncate rounded-sm hover:underline"
            >
              {ticketTitle(ticket)}
            </Link>
            <span className="w-24 font-semibold">{categoryName(names, ticket.category)}</span>
            <span className="inline-flex w-32 items-center gap-1.5 text-muted text-xs">
              <SourceIcon source="person" />
              {ticket.decidedBy ? `${firstName(ticket.decidedBy)}, ` : ""}
              <Time at={ticket.decidedAt} style="day" />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
