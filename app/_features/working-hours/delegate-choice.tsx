"use client";
import { useId } from "react";
import { RadioOption } from "@/app/_components/radio-option";
import { Select } from "@/app/_components/select";
import { formatCount } from "@/lib/display-text/labels";

/** Somebody whom open tickets could go to. */
export interface DelegateOption {
  id: string;
  name: string;
  active: number;
  capacity: number;
  /** Why they are not there themselves; null for who is. */
  absence: string | null;
}

interface HandsToChoiceProps {
  /** How many tickets are open. */
  open: number;
  /** "Your", "Ines’". */
  whose: string;
  /** `keep`, `queue`, a colleague's id, or "" while none is chosen. */
  value: string;
  onChange: (value: string) => void;
  /** Null while they are loaded. */
  colleagues: readonly DelegateOption[] | null;
}

/** What happens with the open tickets of who goes away. */
export function DelegateChoice({ open, whose, value, onChange, colleagues }: HandsToChoiceProps) {
  const name = useId();
  const kind = value === "keep" || value === "queue" ? value : "person";
  const option = (mine: string, label: string, more: string, next: string) => (
    <RadioOption {...{ name, label, more }} checked={kind === mine} onChoose={() => onChange(next)} />
  );
  return (
    <fieldset>
      <legend className="mb-1 font-medium">
        {whose} {formatCount(open, "open ticket")}
      </legend>
      {option("keep", "Keep", "waiting for the return", "keep")}
      {option("queue", "Back to the queue", "routing finds an owner", "queue")}
      {option("person", "To a colleague", "as far as there is room", "")}
      {kind === "person" ? (
        <div className="mt-1 ml-7.5">
          <Select
            aria-label="To whom"
            empty={colleagues === null ? "Loading…" : "Choose somebody"}
            value={value}
            onChange={({ target }) => onChange(target.value)}
            options={(colleagues ?? []).map(({ id, name, active, capacity, absence }) => ({
              value: id,
              label: `${name}, ${active} of ${capacity}${absence ? `, ${absence}` : ""}`,
            }))}
          />
        </div>
      ) : null}
    </fieldset>
  );
}
