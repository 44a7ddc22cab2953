"use client";
import { Plus, X } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { moveFocus } from "@/app/_client/move-focus";
import { Button, IconButton } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { TextArea, TextField } from "@/app/_components/field";
import { formatCount } from "@/lib/display-text/labels";
import { formatHolidayDate, type Holiday, isDay, MAX_NAME, parseHolidays, withHolidays } from "./holiday-rows";

interface HolidayListProps {
  holidays: readonly Holiday[];
  today: string;
  onChange: (holidays: Holiday[]) => void;
}

/** The upcoming holidays, the collapsed past ones, and fields to add more. `today`: a date such as 2026-12-25. */
export function HolidayList({ holidays, today, onChange }: HolidayListProps) {
  const [pasting, setPasting] = useState(false);
  const past = holidays.filter(({ day }) => day < today);
  const upcoming = holidays.filter(({ day }) => day >= today);
  const remove = (removed: Holiday) => onChange(holidays.filter((holiday) => holiday !== removed));
  return (
    <div className="space-y-3">
      {upcoming.length === 0 ? (
        <p className="text-muted">No upcoming holidays.</p>
      ) : (
        <Days list={upcoming} onRemove={remove} />
      )}
      {past.length > 0 ? (
        <details>
          <summary className="w-fit rounded-sm text-muted">{formatCount(past.length, "past holiday")}</summary>
          <Days list={past} onRemove={remove} />
        </details>
      ) : null}
      <AddHoliday onAdd={(holiday) => onChange(withHolidays(holidays, [holiday]))} />
      <Button size="sm" variant="ghost" className="-ml-2.5" onClick={() => setPasting(true)}>
        Paste a list
      </Button>
      {pasting ? (
        <PasteHolidays onAdd={(more) => onChange(withHolidays(holidays, more))} onClose={() => setPasting(false)} />
      ) : null}
    </div>
  );
}

function Days({ list, onRemove }: { list: readonly Holiday[]; onRemove: (holiday: Holiday) => void }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {list.map((holiday) => (
        <li key={holiday.day} className="flex min-h-9 items-center gap-3">
          <span className="num w-31 shrink-0 text-muted">{formatHolidayDate(holiday.day)}</span>
          <span className="min-w-0 flex-1 break-words">{holiday.name}</span>
          <IconButton
            label={`Remove ${holiday.name}, ${formatHolidayDate(holiday.day)}`}
            className="text-muted"
            onClick={({ currentTarget }) => {
              moveFocus(currentTarget, "section", "input");
              onRemove(holiday);
            }}
            icon={<X size={14} strokeWidth={1.75} aria-hidden="true" />}
          />
        </li>
      ))}
    </ul>
  );
}

function AddHoliday({ onAdd }: { onAdd: (holiday: Holiday) => void }) {
  const [day, setDay] = useState("");
  const [name, setName] = useState("");
  const ready = isDay(day) && name.trim() !== "";
  function add() {
    if (!ready) return;
    onAdd({ day, name: name.trim() });
    setDay("");
    setName("");
  }
  function addOnEnter(event: KeyboardEvent) {
    if (event.key !== "Enter") return;
    // Enter must not submit the surrounding form.
    event.preventDefault();
    add();
  }
  return (
    <div className="grid items-end gap-2 sm:grid-cols-[9.5rem_minmax(0,1fr)_auto]">
      <TextField
        label="Day"
        type="date"
        value={day}
        onKeyDown={addOnEnter}
        onChange={({ target }) => setDay(target.value)}
      />
      <TextField
        label="Name"
        maxLength={MAX_NAME}
        autoComplete="off"
        value={name}
        onKeyDown={addOnEnter}
        onChange={({ target }) => setName(target.value)}
      />
      <Button
        icon={<Plus size={14} strokeWidth={1.75} aria-hidden="true" />}
        disabled={!ready}
        onClick={({ currentTarget }) => {
          moveFocus(currentTarget, "div", "input");
          add();
        }}
      >
        Add
      </Button>
    </div>
  );
}

/** The dialog shows at most this many invalid lines. */
const MAX_LINES = 4;

function PasteHolidays({ onAdd, onClose }: { onAdd: (more: Holiday[]) => void; onClose: () => void }) {
  const [text, setText] = useState("");
  const { holidays, invalid } = parseHolidays(text);
  function add() {
    onAdd(holidays);
    onClose();
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Paste holidays"
      about="One holiday per line: the date, then the name."
      primaryAction={
        <Button variant="primary" disabled={holidays.length === 0} onClick={add}>
          {holidays.length === 0 ? "Add" : `Add ${formatCount(holidays.length, "holiday")}`}
        </Button>
      }
    >
      <TextArea
        autoFocus
        label="Holidays"
        rows={8}
        spellCheck={false}
        placeholder={"2026-12-25 Christmas Day\n2027-01-01 New Year’s Day"}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div role="status" className="mt-2 text-xs">
        {invalid.length > 0 ? (
          <>
            <p className="text-warning">We’ll skip {formatCount(invalid.length, "invalid line")}:</p>
            <ul className="text-muted">
              {invalid.slice(0, MAX_LINES).map(({ line, text: content }) => (
                <li key={line} className="truncate">
                  Line {line}: {content}
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
    </Dialog>
  );
}
