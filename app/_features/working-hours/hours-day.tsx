"use client";
import { Plus, X } from "lucide-react";
import { useId } from "react";
import { moveFocus } from "@/app/_client/move-focus";
import { IconButton } from "@/app/_components/button";
import { InlineError } from "@/app/_components/inline-error";
import type { WorkingHours } from "@/lib/domain/people";
import { type hoursErrors, readTime, withoutSpan, withSpan, withTimes } from "./hours-edit";

type Span = WorkingHours["spans"][number];

interface HoursDayProps {
  name: string;
  /** 1 is Monday. */
  day: number;
  hours: WorkingHours;
  faults: ReturnType<typeof hoursErrors>;
  onChange: (hours: WorkingHours) => void;
}

const ICON = { size: 14, strokeWidth: 1.75, "aria-hidden": true } as const;

export function HoursDay({ name, day, hours, faults, onChange }: HoursDayProps) {
  const spans = hours.spans.filter((span) => span.day === day);
  return (
    <li className="flex items-start gap-2 py-1.5">
      <span
        className={`w-10 shrink-0 leading-8 pointer-coarse:leading-11 ${spans.length > 0 ? "font-medium" : "text-muted"}`}
      >
        <abbr title={name} className="no-underline">
          {name.slice(0, 3)}
        </abbr>
      </span>
      <div className="min-w-0 flex-1 space-y-1.5">
        {spans.length === 0 ? <p className="text-muted leading-8 pointer-coarse:leading-11">Off</p> : null}
        {spans.map((span, index) => (
          <SpanFields
            key={hours.spans.indexOf(span)}
            label={spans.length > 1 ? `${name}, ${index + 1} of ${spans.length}` : name}
            span={span}
            fault={faults.spans.get(span)}
            onChange={(times) => onChange(withTimes(hours, span, times))}
            onRemove={() => onChange(withoutSpan(hours, span))}
          />
        ))}
      </div>
      <IconButton
        label={`Add hours on ${name}`}
        className="mt-[3px] text-muted pointer-coarse:mt-0"
        disabled={spans.some(({ to }) => to === "24:00")}
        onClick={() => onChange(withSpan(hours, day))}
        icon={<Plus {...ICON} />}
      />
    </li>
  );
}

interface SpanFieldsProps {
  label: string;
  span: Span;
  fault: string | undefined;
  onChange: (times: Partial<Span>) => void;
  onRemove: () => void;
}

function SpanFields({ label, span, fault, onChange, onRemove }: SpanFieldsProps) {
  const faultId = useId();
  const field = (edge: "from" | "to") => (
    <input
      className="input w-17 px-2 text-center tabular-nums"
      aria-label={`${label}: ${edge}`}
      aria-invalid={fault ? true : undefined}
      aria-describedby={fault ? faultId : undefined}
      inputMode="text"
      maxLength={5}
      autoComplete="off"
      value={span[edge]}
      onChange={({ target }) => onChange({ [edge]: target.value })}
      onBlur={({ target }) => {
        const time = readTime(target.value);
        // As an end, 00:00 means the end of the day.
        onChange({ [edge]: edge === "to" && time === "00:00" ? "24:00" : time });
      }}
    />
  );
  return (
    <div>
      <div className="flex items-center gap-1.5">
        {field("from")}
        <span className="text-muted" aria-hidden="true">
          –
        </span>
        {field("to")}
        <IconButton
          label={`Remove ${label} ${span.from} to ${span.to}`}
          className="text-muted"
          onClick={({ currentTarget }) => {
            moveFocus(currentTarget, "li", ":scope > button");
            onRemove();
          }}
          icon={<X {...ICON} />}
        />
      </div>
      {fault ? <InlineError id={faultId}>{fault}</InlineError> : null}
    </div>
  );
}
