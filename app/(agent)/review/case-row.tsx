"use client";
import { useEffect, useRef } from "react";
import { Checkbox } from "@/app/_components/field";
import { SourceIcon } from "@/app/_components/icons";
import type { CatalogueNames } from "@/app/_features/names/names";
import { PriorityLabel } from "@/app/_features/ticket/priority-label";
import { ticketTitle } from "@/app/_features/ticket/ticket-title";
import { FIELD_LABELS, formatPercent, formatShortNumber } from "@/lib/display-text/labels";
import type { ReviewCase } from "@/lib/tickets/review/queries";
import { answerOptions, askedField, formatSuggestion, suggestionFor } from "./case-text";

interface CaseRowProps {
  seen: ReviewCase;
  names: CatalogueNames;
  isCurrent: boolean;
  isTicked: boolean;
  /** There is something to accept. */
  canTick: boolean;
  onTick: () => void;
  onShow: () => void;
}

/** One case of the list: what it is about, what was suggested, and how sure. */
export function CaseRow({ seen, names, isCurrent, isTicked, canTick, onTick, onShow }: CaseRowProps) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: "nearest" });
  }, [isCurrent]);
  const title = ticketTitle(seen);
  const look = isCurrent ? "md:bg-select md:shadow-[inset_3px_0_0_var(--color-primary)]" : "hover:bg-base-200";
  return (
    <li ref={row} className={`relative flex items-stretch border-line border-b ${look}`}>
      <label className="flex w-10 shrink-0 items-start justify-end pt-3">
        <Checkbox checked={isTicked} disabled={!canTick} onChange={onTick} aria-label={`Tick ${title}`} />
      </label>
      <button
        type="button"
        className="min-w-0 flex-1 py-2.5 pr-4 pl-2.5 text-left"
        aria-current={isCurrent || undefined}
        onClick={onShow}
      >
        <span className={`block truncate ${isCurrent ? "md:font-semibold" : ""} ${seen.skipped ? "text-muted" : ""}`}>
          {title}
        </span>
        <span className="mt-1 flex items-center gap-1.5 text-xs">
          <Said seen={seen} names={names} />
          <span className="num ml-auto shrink-0 pl-2 text-faint">
            {seen.skipped ? "skipped" : formatShortNumber(seen.number)}
          </span>
        </span>
      </button>
    </li>
  );
}

function Said({ seen, names }: Pick<CaseRowProps, "seen" | "names">) {
  const field = askedField(seen) ?? seen.open[0] ?? null;
  const said = suggestionFor(seen, field);
  const next = answerOptions(seen, names).find(({ value, share }) => value !== said?.value && share !== null);
  return (
    <>
      <PriorityLabel priority={seen.priority} bare size={12} />
      {field && said ? (
        <>
          <SourceIcon source={said.source} />
          <span className={`max-w-32 shrink-0 truncate sb-source sb-source-${said.source}`}>
            {formatSuggestion(field, said.value, names)}
          </span>
          {said.confidence === null ? null : <span className="num text-muted">{formatPercent(said.confidence)}</span>}
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
