"use client";
import { useEffect, useRef } from "react";
import { Checkbox } from "@/app/_components/field";
import { SourceIcon } from "@/app/_components/icons";
import type { CatalogueNames } from "@/app/_features/names/names";
import { PriorityLabel } from "@/app/_features/ticket/priority-label";
import { ticketTitle } from "@/app/_features/ticket/ticket-title";
import { FIELD_LABELS, formatPercent, formatShortNumber } from "@/lib/display-text/labels";
import type { ReviewCase } from "@/lib/tickets/review/queries";
import { answerOptions, formatSuggestion, questionField, suggestionFor } from "./case-text";

interface CaseRowProps {
  reviewCase: ReviewCase;
  names: CatalogueNames;
  isCurrent: boolean;
  isSelected: boolean;
  canSelect: boolean;
  onToggle: () => void;
  onShow: () => void;
}

export function CaseRow({ reviewCase, names, isCurrent, isSelected, canSelect, onToggle, onShow }: CaseRowProps) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: "nearest" });
  }, [isCurrent]);
  const title = ticketTitle(reviewCase);
  const background = isCurrent ? "lg:bg-select lg:shadow-[inset_3px_0_0_var(--color-primary)]" : "hover:bg-base-200";
  return (
    <li ref={row} className={`relative flex items-stretch border-line border-b ${background}`}>
      <label className="flex w-10 shrink-0 items-start justify-end pt-3">
        <Checkbox checked={isSelected} disabled={!canSelect} onChange={onToggle} aria-label={`Select ${title}`} />
      </label>
      <button
        type="button"
        className="min-w-0 flex-1 py-2.5 pr-4 pl-2.5 text-left"
        aria-current={isCurrent || undefined}
        onClick={onShow}
      >
        <span
          className={`block truncate ${isCurrent ? "lg:font-semibold" : ""} ${reviewCase.skipped ? "text-muted" : ""}`}
        >
          {title}
        </span>
        <span className="mt-1 flex items-center gap-1.5 text-xs">
          <Suggestion reviewCase={reviewCase} names={names} />
          <span className="num ml-auto shrink-0 pl-2 text-faint">
            {reviewCase.skipped ? "skipped" : formatShortNumber(reviewCase.number)}
          </span>
        </span>
      </button>
    </li>
  );
}

function Suggestion({ reviewCase, names }: Pick<CaseRowProps, "reviewCase" | "names">) {
  const field = questionField(reviewCase) ?? reviewCase.open[0] ?? null;
  const suggestion = suggestionFor(reviewCase, field);
  const next = answerOptions(reviewCase, names).find(
    ({ value, share }) => value !== suggestion?.value && share !== null,
  );
  return (
    <>
      <PriorityLabel priority={reviewCase.priority} bare size={12} />
      {field && suggestion ? (
        <>
          <SourceIcon source={suggestion.source} />
          <span className={`max-w-32 shrink-0 truncate sb-source sb-source-${suggestion.source}`}>
            {formatSuggestion(field, suggestion.value, names)}
          </span>
          {suggestion.confidence === null ? null : (
            <span className="num text-muted">{formatPercent(suggestion.confidence)}</span>
          )}
          {next ? (
            <span className="num truncate text-muted">
              or {next.label} {formatPercent(next.share!)}
            </span>
          ) : null}
        </>
      ) : (
        <span className="text-muted">{field ? `no ${FIELD_LABELS[field].toLowerCase()}` : null}</span>
      )}
    </>
  );
}
