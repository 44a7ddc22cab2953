"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextArea } from "@/app/_ui/field";
import { ProblemNotice } from "@/app/_ui/problem-notice";
import { firstName } from "@/app/_ui/words";
import { resolve } from "./changes";
import type { SheetProps } from "./sheet-props";

/** Ends the work, with a word on how it was solved. That somebody was faster is told on the page. */
export function ResolveDialog({ state, onClose }: SheetProps) {
  const [notes, setNotes] = useState("");
  const { ticket, change, pending, problem } = state;
  const who = firstName(ticket.requester.name);
  async function submit() {
    if (await change(resolve(notes))) onClose();
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Resolve this ticket"
      about={`${who} is asked whether it is solved; a reply opens it again.`}
      foot={
        <>
          <Button look="primary" busy={pending !== null} busyWord="Resolving" onClick={submit}>
            Resolve
          </Button>
          <Button look="ghost" onClick={onClose}>
            Not yet
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <ProblemNotice problem={problem} />
        <TextArea
          autoFocus
          label="How it was solved"
          hint="optional"
          help={`${who} reads this.`}
          rows={4}
          maxLength={10_000}
          value={notes}
          onChange={(event) => setNotes(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && submit()}
        />
      </div>
    </Dialog>
  );
}
