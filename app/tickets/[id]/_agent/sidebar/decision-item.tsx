"use client";
import { SourceIcon } from "@/app/_components/icons";
import { Time } from "@/app/_components/time";
import { useEvidenceLinks } from "@/app/_features/evidence/evidence-links";
import type { CatalogueNames } from "@/app/_features/names/names";
import { FIELD_LABELS, formatPercent } from "@/lib/display-text/labels";
import type { DecisionMode } from "@/lib/domain/triage";
import type { DecisionView } from "@/lib/triage-quality/decision-log/queries";
import {
  formatDecidedValue,
  formatLabel,
  formatNotApplied,
  formatProviderConfidence,
  MODE_LABELS,
} from "./decision-text";

const TONES: Record<DecisionMode, string> = {
  applied: "text-primary",
  suggested: "text-high",
  overruled: "text-muted",
  shadow: "text-muted",
};

const MAX_QUOTES = 3;

type DecisionItemProps = { decision: DecisionView; names: CatalogueNames; isLatest: boolean };

export function DecisionItem({ decision, names, isLatest }: DecisionItemProps) {
  const links = useEvidenceLinks();
  const { field, source, mode, reason, alternatives, answer } = decision;
  const quotes = decision.quotes.slice(0, MAX_QUOTES);
  const point = (key: string | null) => isLatest && links.point(key);
  const notApplied = formatNotApplied(decision);
  const label = formatLabel(decision, names);
  return (
    <div
      className={`flex gap-2 rounded-md px-2 py-1.5 ${isLatest && links.field === field ? "bg-base-300" : ""}`}
      onPointerEnter={() => point(field)}
      onPointerLeave={() => point(null)}
    >
      <dt className="w-18 shrink-0 text-muted text-xs leading-5">{FIELD_LABELS[field]}</dt>
      <dd className="wrap-anywhere min-w-0 flex-1 space-y-0.5 text-xs">
        <p className="flex items-baseline gap-2">
          <span className={`text-sm sb-source sb-source-${source}`}>{formatDecidedValue(decision, names)}</span>
          <span className={`ml-auto shrink-0 ${TONES[mode]}`}>{MODE_LABELS[mode]}</span>
        </p>
        <p className="num flex gap-1.5">
          <span className="mt-[3px] flex shrink-0">
            <SourceIcon source={source} size={12} />
          </span>
          <span>{formatProviderConfidence(decision)}</span>
        </p>
        {quotes.length > 0 ? (
          <p>
            {quotes.map((quote, index) => (
              <span key={quote}>
                {index > 0 ? <span className="text-muted">, </span> : null}“{quote}”
              </span>
            ))}
          </p>
        ) : null}
        {reason && !decision.repeatsQuotes ? <p className="text-muted">{reason}</p> : null}
        {notApplied ? <p className="text-muted">{notApplied}</p> : null}
        {alternatives.length > 0 ? (
          <p className="num text-muted">
            Next best:{" "}
            {alternatives
              .map(
                ({ value, confidence }) =>
                  `${formatDecidedValue({ field, value }, names)} ${formatPercent(confidence)}`,
              )
              .join(", ")}
          </p>
        ) : null}
        {label && answer ? (
          <p className="flex gap-1.5">
            <span className="mt-[3px] flex shrink-0">
              <SourceIcon source="person" size={12} />
            </span>
            <span>
              {label}, <Time at={answer.at} style="brief" />
            </span>
          </p>
        ) : null}
      </dd>
    </div>
  );
}
