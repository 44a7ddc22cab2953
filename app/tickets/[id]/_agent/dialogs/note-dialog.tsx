"use client";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { TextArea } from "@/app/_components/field";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { cancelWith, resolveWith, returnToQueue } from "@/app/tickets/[id]/_agent/mutations";
import type { TicketDialogProps } from "@/app/tickets/[id]/_agent/types";
import { firstName } from "@/lib/display-text/labels";
import type { TicketDetails } from "@/lib/tickets/queries";

const DIALOGS = {
  resolve: ({ requester }: TicketDetails) => ({
    title: "Resolve this ticket",
    about: `${firstName(requester.name)} can confirm that the problem is solved. A reply reopens the ticket.`,
    submitLabel: "Resolve",
    busyLabel: "Resolving",
    cancelLabel: "Cancel",
    label: "How it was solved",
    help: `${firstName(requester.name)} will see this.`,
    maxLength: 10_000,
    mutationFor: resolveWith,
  }),
  cancel: ({ requester }: TicketDetails) => ({
    title: "Cancel this ticket?",
    about: "Work on this ticket ends. Nobody can reopen it.",
    submitLabel: "Cancel ticket",
    busyLabel: "Cancelling",
    cancelLabel: "Keep ticket",
    label: "Reason",
    help: `${firstName(requester.name)} will see this.`,
    maxLength: 2_000,
    mutationFor: cancelWith,
  }),
  return: ({ team }: TicketDetails) => ({
    title: "Return to queue",
    about: team ? `Routing will find another assignee in ${team.name}.` : "Routing will find another assignee.",
    submitLabel: "Return to queue",
    busyLabel: "Returning",
    cancelLabel: "Cancel",
    label: "Note for the next assignee",
    help: "We save this text as an internal note.",
    maxLength: 2_000,
    mutationFor: returnToQueue,
  }),
};

/** The dialog to resolve, cancel or return a ticket, with an optional text. A conflict closes it; the page shows it. */
export function NoteDialog({ kind, state, onClose }: TicketDialogProps & { kind: keyof typeof DIALOGS }) {
  const [text, setText] = useState("");
  const { ticket, change, pending, problem } = state;
  const content = DIALOGS[kind](ticket);
  async function submit() {
    if (await change(content.mutationFor(text))) onClose();
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={content.title}
      about={content.about}
      primaryAction={
        <Button
          variant={kind === "cancel" ? "danger" : "primary"}
          busy={pending !== null}
          busyLabel={content.busyLabel}
          onClick={submit}
        >
          {content.submitLabel}
        </Button>
      }
      cancelLabel={content.cancelLabel}
    >
      <div className="space-y-4">
        <ProblemNotice problem={problem} />
        <TextArea
          autoFocus
          label={content.label}
          hint="optional"
          help={content.help}
          rows={4}
          maxLength={content.maxLength}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && submit()}
        />
      </div>
    </Dialog>
  );
}
