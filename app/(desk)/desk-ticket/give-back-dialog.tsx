"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextArea } from "@/app/_ui/field";
import { ProblemNotice } from "@/app/_ui/problem-notice";
import { giveBack } from "./changes";
import type { SheetProps } from "./sheet-props";

/** Back to routing, with a word for whoever gets it next if one likes. */
export function GiveBackDialog({ state, onClose }: SheetProps) {
  const [note, setNote] = useState("");
  const { ticket, change, pending, problem } = state;
  async function submit() {
    if (await change(giveBack(note))) onClose();
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Give it back to routing"
      about={`Routing looks for another owner${ticket.team ? ` in ${ticket.team.name}` : ""}.`}
      foot={
        <>
          <Button look="primary" busy={pending !== null} busyWord="Giving it back" onClick={submit}>
            Give it back
          </Button>
          <Button look="ghost" onClick={onClose}>
            Leave it
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <ProblemNotice problem={problem} />
        <TextArea
          autoFocus
          label="A word for whoever gets it"
          hint="optional"
          help="Kept as a note, for staff only."
          rows={3}
          maxLength={2_000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
