"use client";
import { useId } from "react";
import { RadioOption } from "@/app/_components/radio-option";
import { Select } from "@/app/_components/select";
import type { Colleague } from "@/app/_features/names/names";
import { formatCount } from "@/lib/display-text/labels";

/** A colleague who could take over the open tickets of someone who is away. */
export type DelegateOption = Pick<Colleague, "id" | "name" | "active" | "capacity" | "absence">;

interface DelegateChoiceProps {
  /** Number of open tickets. */
  open: number;
  isMine: boolean;
  /** `keep`, `queue`, a colleague's id, or "" while no colleague is chosen. */
  value: string;
  onChange: (value: string) => void;
  /** Null while loading. */
  colleagues: readonly DelegateOption[] | null;
}

/** Asks what should happen to the open tickets of a person who is away. */
export function DelegateChoice({ open, isMine, value, onChange, colleagues }: DelegateChoiceProps) {
  const name = useId();
  const kind = value === "keep" || value === "queue" ? value : "person";
  const option = (own: string, label: string, more: string, next: string) => (
    <RadioOption {...{ name, label, more }} checked={kind === own} onChoose={() => onChange(next)} />
  );
  return (
    <fieldset>
      <legend className="mb-1 font-medium">
        {isMine ? "Your" : "Their"} {formatCount(open, "open ticket")}
      </legend>
      {option("keep", "Keep", isMine ? "until you are back" : "until they are back", "keep")}
      {option("queue", "Return to queue", "we assign them to others", "queue")}
      {option("person", "Transfer to a colleague", "up to their capacity", "")}
      {kind === "person" ? (
        <div className="mt-1 ml-7.5">
          <Select
            aria-label="Transfer to"
            empty={colleagues === null ? "Loading…" : "Choose a colleague"}
            value={value}
            onChange={({ target }) => onChange(target.value)}
            options={(colleagues ?? []).map(({ id, name, active, capacity, absence }) => ({
              value: id,
              label: `${name}, ${active} of ${capacity}${absence ? `, ${absence.why}` : ""}`,
            }))}
          />
        </div>
      ) : null}
    </fieldset>
  );
}
