"use client";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { TextArea } from "@/app/_components/field";
import { formatCount } from "@/lib/display-text/labels";
import { type Holiday, parseHolidays } from "./holiday-rows";

const SHOWN_FAULTS = 4;

/** Many holidays at once, one a line, from a list that somebody has already. */
export function PasteHolidays({ onAdd, onClose }: { onAdd: (more: Holiday[]) => void; onClose: () => void }) {
  const [text, setText] = useState("");
  const { holidays, faults } = parseHolidays(text);
  function add() {
    onAdd(holidays);
    onClose();
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Paste holidays"
      about="One a line: the day, then its name."
      press={
        <Button look="primary" disabled={holidays.length === 0} onClick={add}>
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
        {faults.length > 0 ? (
          <>
            <p className="text-warning">
              {formatCount(faults.length, "line is passed over", "lines are passed over")}:
            </p>
            <ul className="text-muted">
              {faults.slice(0, SHOWN_FAULTS).map(({ line, text: said }) => (
                <li key={line} className="truncate">
                  Line {line}: {said}
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
    </Dialog>
  );
}
