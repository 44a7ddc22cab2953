"use client";
import { useState } from "react";
import { AvailabilityDot } from "@/app/_ui/availability-dot";
import { Avatar } from "@/app/_ui/avatar";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextArea, TextField } from "@/app/_ui/field";
import { Load } from "@/app/_ui/meter";
import { count, firstName } from "@/app/_ui/words";
import { giveTo } from "./changes";
import { type Receiver, receiversFor } from "./receivers";
import type { SheetProps } from "./sheet-props";

/** Gives the ticket to a colleague, with a word for them if one likes. Those who fit best stand first. */
export function HandOverDialog({ state, names, me, onClose }: SheetProps) {
  const { ticket, change, pending } = state;
  const [search, setSearch] = useState("");
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const receivers = receiversFor(ticket, names);
  const wanted = search.trim().toLowerCase();
  const shown = receivers.filter(({ person }) => person.name.toLowerCase().includes(wanted));
  const chosen = receivers.find(({ person }) => person.id === chosenId)?.person;
  async function submit() {
    if (!chosen) return;
    await change(giveTo(chosen, note, chosen.id === me.id));
    onClose();
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Hand over"
      width="wide"
      foot={
        <>
          <Button look="primary" disabled={!chosen} busy={pending !== null} busyWord="Handing over" onClick={submit}>
            {chosen ? `Give it to ${chosen.id === me.id ? "me" : firstName(chosen.name)}` : "Choose somebody"}
          </Button>
          <Button look="ghost" onClick={onClose}>
            Leave it
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <TextField
          autoFocus
          label="To whom"
          placeholder="Type a name"
          value={search}
          autoComplete="off"
          onChange={(event) => setSearch(event.target.value)}
        />
        <fieldset>
          <legend className="sr-only">Colleagues</legend>
          <div className="-mx-1 max-h-64 overflow-y-auto p-1">
            {shown.map((receiver) => (
              <Choice
                key={receiver.person.id}
                receiver={receiver}
                isMe={receiver.person.id === me.id}
                checked={receiver.person.id === chosenId}
                onChoose={() => setChosenId(receiver.person.id)}
              />
            ))}
            {shown.length === 0 ? <p className="py-3 text-muted">Nobody of that name answers tickets.</p> : null}
          </div>
        </fieldset>
        <TextArea
          label="A word for them"
          hint="optional"
          help="Kept as a note, for staff only."
          rows={2}
          maxLength={2_000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
    </Dialog>
  );
}

interface ChoiceProps {
  receiver: Receiver;
  isMe: boolean;
  checked: boolean;
  onChoose: () => void;
}

function Choice({ receiver: { person, covered, wanted, why, full }, isMe, checked, onChoose }: ChoiceProps) {
  return (
    <label
      className={`flex min-h-10 items-center gap-3 rounded-md px-2 ${full ? "opacity-60" : "cursor-pointer hover:bg-base-300"} ${checked ? "bg-select" : ""}`}
    >
      <input
        type="radio"
        name="receiver"
        className="radio radio-sm"
        checked={checked}
        disabled={full}
        onChange={onChoose}
      />
      <Avatar person={person} size={24} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">
          {person.name}
          {isMe ? " (me)" : ""}
        </span>
        <span className="block truncate text-muted text-xs">
          {wanted > 0 ? `${covered} of ${count(wanted, "skill")}` : person.teams.map(({ name }) => name).join(", ")}
          {why ? `, ${why}` : ""}
        </span>
      </span>
      <AvailabilityDot availability={person.absence ? "away" : "available"} full={full} />
      <span className="w-30 shrink-0 text-xs">
        <Load active={person.active} capacity={person.capacity} />
      </span>
    </label>
  );
}
