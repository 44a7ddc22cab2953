"use client";
import { Copy } from "lucide-react";
import { useId } from "react";
import { Button } from "@/app/_components/button";
import { TextField } from "@/app/_components/field";
import { InlineError } from "@/app/_components/inline-error";
import type { WorkingHours } from "@/lib/domain/people";
import { HoursDay } from "./hours-day";
import { copiedToWeekdays, DAY_LABELS, type hoursErrors } from "./hours-edit";

interface HoursEditorProps {
  hours: WorkingHours;
  faults: ReturnType<typeof hoursErrors>;
  tried: boolean;
  onChange: (hours: WorkingHours) => void;
}

export function HoursEditor({ hours, faults, tried, onChange }: HoursEditorProps) {
  return (
    <div className="space-y-3">
      <ZoneField zone={hours.timeZone} error={faults.zone} onChange={(timeZone) => onChange({ ...hours, timeZone })} />
      <ul className="divide-y divide-line border-line border-y">
        {DAY_LABELS.map((name, index) => (
          <HoursDay key={name} name={name} day={index + 1} hours={hours} faults={faults} onChange={onChange} />
        ))}
      </ul>
      {hours.spans.some(({ day }) => day === 1) ? (
        <Button
          size="sm"
          variant="ghost"
          className="-ml-2.5"
          icon={<Copy size={14} strokeWidth={1.75} aria-hidden="true" />}
          onClick={() => onChange(copiedToWeekdays(hours, 1))}
        >
          Copy Monday to all weekdays
        </Button>
      ) : null}
      {faults.whole && tried ? <InlineError>{faults.whole}</InlineError> : null}
    </div>
  );
}

function ZoneField({ zone, error, onChange }: { zone: string; error?: string; onChange: (zone: string) => void }) {
  const listId = useId();
  return (
    <>
      <TextField
        label="Time zone"
        help="These hours follow this time zone, including daylight saving time."
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
