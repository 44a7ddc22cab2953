"use client";
import { ChevronDown } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "@/app/_components/button";
import { SourceIcon } from "@/app/_components/icons";
import { Time } from "@/app/_components/time";
import { Confidence } from "@/app/_features/evidence/confidence";
import { useEvidenceLinks } from "@/app/_features/evidence/evidence-links";
import { SourcedValue } from "@/app/_features/evidence/sourced-value";
import type { TicketMutation } from "@/app/tickets/[id]/_agent/use-ticket-mutations";
import { firstName, SOURCE_LABELS } from "@/lib/display-text/labels";
import { isSetByPerson } from "@/lib/domain/ticket";
import { type ClassifiedField, formatPrediction } from "./classified-field";

interface ClassificationRowProps {
  field: ClassifiedField;
  label: string;
  pending: TicketMutation | null;
  icon?: ReactNode;
  display?: ReactNode;
  changeButton: ReactNode;
  onChange: () => void;
  onKeep: () => void;
  /** The row offers this only while the field is empty. */
  onUsePrediction: (value: unknown) => void;
}

/** A field of the classification with its evidence. Pointing at the row highlights its quotes in the message. */
export function ClassificationRow({
  field,
  label,
  pending,
  icon,
  display,
  changeButton,
  onChange,
  onKeep,
  onUsePrediction,
}: ClassificationRowProps) {
  const links = useEvidenceLinks();
  const { key, text, source, confidence, quotes, why, otherPrediction, at } = field;
  const pendingValue = pending?.field === key ? pending.value : null;
  const isPredicted = !isSetByPerson(source);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only highlights quotes
    <div
      className={`mx-3 flex gap-2 rounded-md px-2 py-1 ${links.field === key ? "bg-base-300" : ""}`}
      onPointerEnter={() => links.point(key)}
      onPointerLeave={() => links.point(null)}
      onFocus={() => links.point(key)}
      onBlur={() => links.point(null)}
    >
      <dt className="w-18 shrink-0 pt-0.5 text-muted text-xs leading-5">{label}</dt>
      <dd className="min-w-0 flex-1">
        <div className="flex min-h-6 items-center gap-1.5">
          {pendingValue ? (
            <span className="opacity-60">{pendingValue}</span>
          ) : text === null ? (
            <span className="text-faint">Not set</span>
          ) : (
            <>
              {icon}
              <SourcedValue
                field={label}
                fieldKey={key}
                text={text}
                source={source}
                confidence={confidence}
                why={{ ...why, at: at ? <Time at={at} style="moment" /> : undefined }}
                onChange={onChange}
                onKeep={isPredicted ? onKeep : undefined}
              >
                {display ?? text}
              </SourcedValue>
            </>
          )}
          {changeButton}
          <span className="ml-auto shrink-0 pl-2">
            <ValueSource field={field} />
          </span>
        </div>
        {quotes.length > 0 ? (
          <p className="text-xs">
            “{quotes[0]}”{quotes.length > 1 ? <span className="text-muted"> and {quotes.length - 1} more</span> : null}
          </p>
        ) : null}
        {quotes.length === 0 && isPredicted && !otherPrediction && why.reason ? (
          <p className="text-muted text-xs">{why.reason}</p>
        ) : null}
        {otherPrediction ? (
          <p className="text-muted text-xs">
            {formatPrediction(otherPrediction)}
            {otherPrediction.quotes[0] ? <>: “{otherPrediction.quotes[0]}”</> : null}
            {text === null ? (
              <Button size="sm" className="ml-2" onClick={() => onUsePrediction(otherPrediction.value)}>
                Use {otherPrediction.text}
              </Button>
            ) : null}
          </p>
        ) : null}
      </dd>
    </div>
  );
}

export function ChangeButton({ label, ...rest }: ComponentProps<"button"> & { label: string }) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      className="sb-hit-area rounded-sm text-muted hover:text-base-content"
    >
      <ChevronDown size={13} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}

function ValueSource({ field: { text, source, confidence, by, at } }: { field: ClassifiedField }) {
  if (text === null) return null;
  if (confidence !== null) {
    return (
      <span className="inline-flex items-center gap-2">
        <Confidence share={confidence} source={source} />
        <SourceIcon source={source} />
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-1.5 text-xs">
      <SourceIcon source={source} />
      <span>
        {by ? firstName(by) : SOURCE_LABELS[source]}
        {by && at ? (
          <>
            , <Time at={at} style="clock" />
          </>
        ) : null}
      </span>
    </span>
  );
}
