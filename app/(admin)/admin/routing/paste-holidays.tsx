"use client";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { TextArea } from "@/app/_components/field";
import { formatCount } from "@/lib/display-text/labels";
import { type Holiday, parseHolidays } from "./holiday-rows";

const MAX_LINES = 4;

/** Adds a pasted list of holidays, one per line. */
export function PasteHolidays({ onAdd, onClose }: { onAdd: (more: Holiday[]) => void; onClose: () => void }) {
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
