"use client";
import { Pencil } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button, IconButton } from "@/app/_components/button";
import { SourceIcon } from "@/app/_components/icons";
import { SourcedValue } from "@/app/_features/evidence/sourced-value";
import { ticketTitle } from "@/app/_features/ticket/ticket-title";
import { CHANNEL_LABELS } from "@/lib/display-text/labels";
import { isSetByPerson } from "@/lib/domain/ticket";
import { MAX_TITLE } from "@/lib/tickets/input";
import type { TicketDetails } from "@/lib/tickets/queries";
import { changeTitle } from "./mutations";
import type { TicketMutationState } from "./use-ticket-mutations";

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
            label="Edit title"
            // The focus returns to this button when the form closes.
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
        <span>{formatFirstReply(ticket)}</span>
      </p>
    </div>
  );
}

function Title({ ticket, onChange }: { ticket: TicketDetails; onChange: () => void }) {
  const { title, titleSource } = ticket;
  if (!title) return <span className="text-muted">{ticketTitle(ticket)}</span>;
  if (!titleSource || isSetByPerson(titleSource)) return title;
  const prediction = ticket.triage.triageResult?.fields.title;
  return (
    <>
      <SourcedValue
        field="Title"
        fieldKey="title"
        text={title}
        source={titleSource}
        confidence={prediction?.confidence}
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
  const [text, setText] = useState(ticket.title ?? "");
  async function submit(event: FormEvent) {
    event.preventDefault();
    const title = text.trim();
    if (title === "" || title === ticket.title) return onDone();
    if (await change(changeTitle(title))) onDone();
  }
  return (
    <form onSubmit={submit} className="flex flex-wrap items-center gap-2">
      <input
        // biome-ignore lint/a11y/noAutofocus: the input replaces the button that was pressed
        autoFocus
        aria-label="Title"
        className="input min-w-60 flex-1 font-semibold text-lg"
        maxLength={MAX_TITLE}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && onDone()}
      />
      <Button type="submit" variant="primary" busy={pending?.field === "title"} busyLabel="Saving">
        Save
      </Button>
      <Button variant="ghost" onClick={onDone}>
        Cancel
      </Button>
    </form>
  );
}

function formatFirstReply({ createdAt, firstResponseAt }: TicketDetails): string {
  if (!firstResponseAt) return "no reply yet";
  return `first reply in ${formatRoughly(Date.parse(firstResponseAt) - Date.parse(createdAt))}`;
}

function formatRoughly(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return "less than a minute";
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return [`${hours} h`, minutes % 60 > 0 ? `${minutes % 60} min` : ""].filter(Boolean).join(" ");
  return `${Math.round(hours / 24)} days`;
}
