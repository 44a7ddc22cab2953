"use client";
import { CircleAlert, Copy, Plus, X } from "lucide-react";
import { useId } from "react";
import type { WorkingHours } from "@/lib/words";
import { Button, IconButton } from "../button";
import { TextField } from "../field";
import { handFocusOn } from "../hand-focus-on";
import {
  copiedToWeekdays,
  DAY_WORDS,
  type hoursFaults,
  readTime,
  withoutSpan,
  withSpan,
  withTimes,
} from "./hours-edit";

type Span = WorkingHours["spans"][number];

interface HoursEditorProps {
  hours: WorkingHours;
  faults: ReturnType<typeof hoursFaults>;
  /** Somebody tried to save: what is missing is said too. */
  tried: boolean;
  onChange: (hours: WorkingHours) => void;
}

const ICON = { size: 14, strokeWidth: 1.75, "aria-hidden": true } as const;

/** A row for each day, with as many spans as it has, and the zone they are meant in. */
export function HoursEditor({ hours, faults, tried, onChange }: HoursEditorProps) {
  return (
    <div className="space-y-3">
      <ZoneField zone={hours.timeZone} error={faults.zone} onChange={(timeZone) => onChange({ ...hours, timeZone })} />
      <ul className="divide-y divide-line border-line border-y">
        {DAY_WORDS.map((name, index) => (
          <Day key={name} name={name} day={index + 1} hours={hours} faults={faults} onChange={onChange} />
        ))}
      </ul>
      {hours.spans.some(({ day }) => day === 1) ? (
        <Button
          size="sm"
          look="ghost"
          className="-ml-2.5"
          icon={<Copy {...ICON} />}
          onClick={() => onChange(copiedToWeekdays(hours, 1))}
        >
          Copy Monday to all weekdays
        </Button>
      ) : null}
      {faults.whole && tried ? <Fault>{faults.whole}</Fault> : null}
    </div>
  );
}

interface DayProps extends Omit<HoursEditorProps, "tried"> {
  name: string;
  day: number;
}

function Day({ name, day, hours, faults, onChange }: DayProps) {
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
        {spans.length === 0 ? <p className="text-muted leading-8 pointer-coarse:leading-11">Not at work</p> : null}
        {spans.map((span, index) => (
          <div key={hours.spans.indexOf(span)}>
            <SpanFields
              label={spans.length > 1 ? `${name}, ${index + 1} of ${spans.length}` : name}
              span={span}
              fault={faults.spans.get(span)}
              onChange={(part) => onChange(withTimes(hours, span, part))}
              onRemove={() => onChange(withoutSpan(hours, span))}
            />
          </div>
        ))}
      </div>
      <IconButton
        label={`Add hours on ${name}`}
        className="mt-[3px] text-muted pointer-coarse:mt-0"
        disabled={spans.length > 0 && spans.some(({ to }) => to === "24:00")}
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
  onChange: (part: Partial<Span>) => void;
  onRemove: () => void;
}

function SpanFields({ label, span, fault, onChange, onRemove }: SpanFieldsProps) {
  const faultId = useId();
  const field = (part: "from" | "to") => (
    <input
      className="input w-17 px-2 text-center tabular-nums"
      aria-label={`${label}: ${part}`}
      aria-invalid={fault ? true : undefined}
      aria-describedby={fault ? faultId : undefined}
      inputMode="text"
      maxLength={5}
      autoComplete="off"
      value={span[part]}
      onChange={({ target }) => onChange({ [part]: target.value })}
      onBlur={({ target }) => {
        const read = readTime(target.value);
        // Midnight at the end of a span is the day's end.
        onChange({ [part]: part === "to" && read === "00:00" ? "24:00" : read });
      }}
    />
  );
  return (
    <>
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
            handFocusOn(currentTarget, "li", ":scope > button");
            onRemove();
          }}
          icon={<X {...ICON} />}
        />
      </div>
      {fault ? <Fault id={faultId}>{fault}</Fault> : null}
    </>
  );
}

function ZoneField({ zone, error, onChange }: { zone: string; error?: string; onChange: (zone: string) => void }) {
  const listId = useId();
  return (
    <>
      <TextField
        label="Time zone"
        help="The clock that these hours are meant by, also when it is changed in spring and autumn."
        error={error}
        list={listId}
        autoComplete="off"
        spellCheck={false}
        value={zone}
        onChange={({ target }) => onChange(target.value.trim())}
      />
      <datalist id={listId}>
        {Intl.supportedValuesOf("timeZone").map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}

function Fault({ id, children }: { id?: string; children: string }) {
  return (
    <p id={id} role="alert" className="mt-1 flex gap-1.5 text-error text-xs">
      <CircleAlert size={14} strokeWidth={1.75} aria-hidden="true" className="mt-0.5 shrink-0" />
      {children}
    </p>
  );
}
