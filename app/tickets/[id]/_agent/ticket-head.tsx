"use client";
import { Pencil } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button, IconButton } from "@/app/_components/button";
import { SourceIcon } from "@/app/_components/icons";
import { SourcedValue } from "@/app/_features/evidence/sourced-value";
import { ticketTitle } from "@/app/_features/ticket/ticket-title";
import { CHANNEL_LABELS } from "@/lib/display-text/labels";
import { MAX_TITLE } from "@/lib/tickets/input";
import type { TicketDetails } from "@/lib/tickets/queries";
import { changeTitle } from "./mutations";
import type { TicketMutationState } from "./use-ticket-mutations";

/** The ticket's title, changed in place, and in one line who asked, how, and whether they have had an answer. */
export function TicketHead({ state }: { state: TicketMutationState }) {
  const [editing, setEditing] = useState<boolean | null>(null);
  const { ticket } = state;
  const { requester, requesterDepartment, channel } = ticket;
  return (
    <div className="px-4 pt-5 md:px-8">
      {editing ? (
        <TitleForm state={state} onDone={() => setEditing(false)} />
      ) : (
        <div className="flex items-start gap-2">
          <h1 className="flex min-w-0 items-start gap-2 text-wrap font-semibold text-xl">
            <Title ticket={ticket} onChange={() => setEditing(true)} />
          </h1>
          <IconButton
            label="Change the title"
            // The form that had the focus is gone.
            autoFocus={editing === false}
            className="mt-0.5 text-muted"
            onClick={() => setEditing(true)}
            icon={<Pencil size={14} strokeWidth={1.75} aria-hidden="true" />}
          />
        </div>
      )}
      <p className="mt-1 flex flex-wrap gap-x-2 text-muted">
        <span>
          {requester.name}
          {requesterDepartment ? `, ${requesterDepartment}` : ""}
        </span>
        <span aria-hidden="true">·</span>
        <span>{CHANNEL_LABELS[channel]}</span>
        <span aria-hidden="true">·</span>
        <span>{answerWords(ticket)}</span>
      </p>
    </div>
  );
}

function Title({ ticket, onChange }: { ticket: TicketDetails; onChange: () => void }) {
  const { title, titleSource } = ticket;
  if (!title) return <span className="text-muted">{ticketTitle(ticket)}</span>;
  if (!titleSource || titleSource === "person" || titleSource === "requester") return title;
  const reading = ticket.triage.triageResult?.fields.title;
  return (
    <>
      <SourcedValue
        field="Title"
        fieldKey="title"
        text={title}
        source={titleSource}
        confidence={reading?.confidence}
        why={{ reason: "The requester gave no title." }}
        onChange={onChange}
      />
      <span className="mt-1.5 leading-none">
        <SourceIcon source={titleSource} />
      </span>
    </>
  );
}

function TitleForm({ state, onDone }: { state: TicketMutationState; onDone: () => void }) {
  const { ticket, change, pending } = state;
  const [words, setWords] = useState(ticket.title ?? "");
  async function submit(event: FormEvent) {
    event.preventDefault();
    const title = words.trim();
    if (title === "" || title === ticket.title) return onDone();
    if (await change(changeTitle(title))) onDone();
  }
  return (
    <form onSubmit={submit} className="flex flex-wrap items-center gap-2">
      <input
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed
        autoFocus
        aria-label="Title"
        className="input min-w-60 flex-1 font-semibold text-lg"
        maxLength={MAX_TITLE}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && onDone()}
      />
      <Button type="submit" look="primary" busy={pending?.field === "title"} busyWord="Saving">
        Save
      </Button>
      <Button look="ghost" onClick={onDone}>
        Leave it
      </Button>
    </form>
  );
}

function answerWords({ createdAt, firstResponseAt }: TicketDetails): string {
  if (!firstResponseAt) return "no answer yet";
  return `first answer in ${roughWords(Date.parse(firstResponseAt) - Date.parse(createdAt))}`;
}

/** "11 min", "5 h", "3 days": nobody asks for the seconds of an answer. */
function roughWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return "less than a minute";
  if (minutes < 90) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}
