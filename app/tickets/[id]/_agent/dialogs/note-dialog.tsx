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

interface Words {
  title: string;
  about: string;
  verb: string;
  busyWord: string;
  leave?: string;
  label: string;
  help: string;
  most: number;
  changeOf: (text: string) => TicketMutation;
}

const DIALOGS = {
  resolve: ({ requester }): Words => ({
    title: "Resolve this ticket",
    about: `${firstName(requester.name)} is asked whether it is solved; a reply opens it again.`,
    verb: "Resolve",
    busyWord: "Resolving",
    leave: "Not yet",
    label: "How it was solved",
    help: `${firstName(requester.name)} reads this.`,
    most: 10_000,
    changeOf: resolveWith,
  }),
  cancel: ({ requester }): Words => ({
    title: "Cancel this ticket?",
    about: "Nobody works on it any more, and it can’t be opened again.",
    verb: "Cancel the ticket",
    busyWord: "Cancelling",
    leave: "Keep it",
    label: "Why",
    help: `${firstName(requester.name)} reads this.`,
    most: 2_000,
    changeOf: cancelWith,
  }),
  "give-back": ({ team }): Words => ({
    title: "Give it back to routing",
    about: `Routing looks for another owner${team ? ` in ${team.name}` : ""}.`,
    verb: "Give it back",
    busyWord: "Giving it back",
    label: "A word for whoever gets it",
    help: "Kept as a note, for staff only.",
    most: 2_000,
    changeOf: returnToQueue,
  }),
} satisfies Record<string, (ticket: TicketDetails) => Words>;

/** A change of the ticket with an optional text. A conflict with another change is told on the page. */
export function NoteDialog({ kind, state, onClose }: TicketDialogProps & { kind: keyof typeof DIALOGS }) {
  const [text, setText] = useState("");
  const { ticket, change, pending, problem } = state;
  const words = DIALOGS[kind](ticket);
  async function submit() {
    if (await change(words.changeOf(text))) onClose();
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={words.title}
      about={words.about}
      press={
        <Button
          look={kind === "cancel" ? "danger" : "primary"}
          busy={pending !== null}
          busyWord={words.busyWord}
          onClick={submit}
        >
          {words.verb}
        </Button>
      }
      leave={words.leave}
    >
      <div className="space-y-4">
        <ProblemNotice problem={problem} />
        <TextArea
          autoFocus
          label={words.label}
          hint="optional"
          help={words.help}
          rows={4}
          maxLength={words.most}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && submit()}
        />
      </div>
    </Dialog>
  );
}
