"use client";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { TextArea } from "@/app/_components/field";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { cancelWith, resolveWith, returnToQueue } from "@/app/tickets/[id]/_agent/mutations";
import type { TicketDialogProps } from "@/app/tickets/[id]/_agent/types";
import type { TicketMutation } from "@/app/tickets/[id]/_agent/use-ticket-mutations";
import { firstName } from "@/lib/display-text/labels";
import type { TicketDetails } from "@/lib/tickets/queries";

interface NoteDialogText {
  title: string;
  about: string;
  submitLabel: string;
  busyLabel: string;
  cancelLabel?: string;
  label: string;
  help: string;
  maxLength: number;
  mutationFor: (text: string) => TicketMutation;
}

const DIALOGS = {
  resolve: ({ requester }): NoteDialogText => ({
    title: "Resolve this ticket",
    about: `${firstName(requester.name)} can confirm that it is solved. A reply reopens the ticket.`,
    submitLabel: "Resolve",
    busyLabel: "Resolving",
    label: "How it was solved",
    help: `${firstName(requester.name)} will see this.`,
    maxLength: 10_000,
    mutationFor: resolveWith,
  }),
  cancel: ({ requester }): NoteDialogText => ({
    title: "Cancel this ticket?",
    about: "Work on it ends, and it can’t be reopened.",
    submitLabel: "Cancel ticket",
    busyLabel: "Cancelling",
    cancelLabel: "Keep ticket",
    label: "Reason",
    help: `${firstName(requester.name)} will see this.`,
    maxLength: 2_000,
    mutationFor: cancelWith,
  }),
  return: ({ team }): NoteDialogText => ({
    title: "Return to queue",
    about: team ? `Routing will find another assignee in ${team.name}.` : "Routing will find another assignee.",
    submitLabel: "Return to queue",
    busyLabel: "Returning",
    label: "Note for the next assignee",
    help: "Saved as an internal note.",
    maxLength: 2_000,
    mutationFor: returnToQueue,
  }),
} satisfies Record<string, (ticket: TicketDetails) => NoteDialogText>;

/** Resolves, cancels or returns a ticket, with an optional text. The page shows conflicts. */
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
