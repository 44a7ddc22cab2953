"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextArea } from "@/app/_ui/field";
import { ProblemNotice } from "@/app/_ui/problem-notice";
import { firstName } from "@/app/_ui/words";
import { cancel } from "./changes";
import type { SheetProps } from "./sheet-props";

/** Ends a ticket without an answer, which can't be undone. */
export function CancelDialog({ state, onClose }: SheetProps) {
  const [reason, setReason] = useState("");
  const { ticket, change, pending, problem } = state;
  async function submit() {
    if (await change(cancel(reason))) onClose();
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Cancel this ticket?"
      about="Nobody works on it any more, and it can’t be opened again."
      foot={
        <>
          <Button look="danger" busy={pending !== null} busyWord="Cancelling" onClick={submit}>
            Cancel the ticket
          </Button>
          <Button look="ghost" onClick={onClose}>
            Keep it
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <ProblemNotice problem={problem} />
        <TextArea
          autoFocus
          label="Why"
          hint="optional"
          help={`${firstName(ticket.requester.name)} reads this.`}
          rows={3}
          maxLength={2_000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
