"use client";
import { ChevronDown, ChevronUp, Lock, X } from "lucide-react";
import { useEffect, useState } from "react";
import { callApi } from "@/app/_client/api";
import { Avatar } from "@/app/_components/avatar";
import { ButtonLink, IconButton } from "@/app/_components/button";
import { CopyButton } from "@/app/_components/copy-button";
import { ProgressSteps } from "@/app/_components/progress-steps";
import { Time } from "@/app/_components/time";
import { Evidence } from "@/app/_features/evidence/evidence";
import { EvidenceLinks } from "@/app/_features/evidence/evidence-links";
import { quotesOf } from "@/app/_features/evidence/quotes-of";
import type { CatalogueNames } from "@/app/_features/names/names";
import { Assignee } from "@/app/_features/ticket/assignee";
import { PriorityLabel } from "@/app/_features/ticket/priority-label";
import { StatusLabel } from "@/app/_features/ticket/status-label";
import { progressItems } from "@/app/_features/ticket/ticket-progress";
import { ticketTitle } from "@/app/_features/ticket/ticket-title";
import { firstName } from "@/lib/display-text/labels";
import type { MessageView, TicketDetails } from "@/lib/tickets/queries";
import type { TicketView } from "@/lib/tickets/ticket-view";
import { SourcedDetails } from "./sourced-details";

const ICON = { size: 15, strokeWidth: 1.75, "aria-hidden": true } as const;

interface QueuePreviewProps {
  ticket: TicketView;
  names: CatalogueNames;
  /** Where it is shown: beside the list, over it, or not. */
  look: string;
  onStep: (by: number) => void;
  onClose: () => void;
}

/** The row in focus, enough of it to know what to do. */
export function QueuePreview({ ticket, names, look, onStep, onClose }: QueuePreviewProps) {
  const details = useTicketDetails(ticket);
  const description = details?.description ?? ticket.description;
  const last = details?.messages.at(-1);
  return (
    <aside
      aria-label={`Preview of ${ticket.number}`}
      className={`absolute inset-0 z-10 flex-col border-line bg-base-100 pane:static pane:border-l pane:w-91 pane:shrink-0 ${look}`}
    >
      <div className="flex min-h-10 items-center gap-1 border-line border-b pr-2 pl-4">
        <span className="num text-muted">{ticket.number}</span>
        <CopyButton text={ticket.number} label="Copy number" />
        <span className="ml-auto" />
        <IconButton label="Next ticket (j)" onClick={() => onStep(1)} icon={<ChevronDown {...ICON} />} />
        <IconButton label="Previous ticket (k)" onClick={() => onStep(-1)} icon={<ChevronUp {...ICON} />} />
        <IconButton label="Close preview" className="pane:hidden" onClick={onClose} icon={<X {...ICON} />} />
      </div>
      <EvidenceLinks>
        <div className="min-h-0 flex-1 overflow-y-auto p-4" key={ticket.id}>
          <h2 className="font-semibold text-lg">{ticketTitle(ticket)}</h2>
          <p className="mt-1 text-muted">
            {ticket.requester.name}
            {ticket.requesterDepartment ? `, ${ticket.requesterDepartment}` : ""} ·{" "}
            <Time at={ticket.createdAt} style="ago" />
          </p>
          <div className="mt-4">
            <ProgressSteps progressSteps={progressItems(ticket).slice(1)} label="Pipeline" small />
          </div>
          <dl className="mt-4 grid grid-cols-[4.5rem_minmax(0,1fr)] gap-y-1.5">
            <dt className="text-muted text-xs leading-5">Status</dt>
            <dd>
              <StatusLabel status={ticket.status} />
            </dd>
            <dt className="text-muted text-xs leading-5">Priority</dt>
            <dd>
              <PriorityLabel priority={ticket.priority} source={ticket.provenance.priority?.source} />
            </dd>
            <SourcedDetails ticket={ticket} names={names} />
            <dt className="text-muted text-xs leading-5">Owner</dt>
            <dd>
              <Assignee person={ticket.assignee} />
            </dd>
          </dl>
          <hr className="my-4 border-line" />
          <Evidence text={description} quotes={quotesOf(details)} className="text-base" />
          <Notes notes={ticket.helpfulNotes ?? []} />
          {last ? <LastMessage message={last} /> : null}
        </div>
      </EvidenceLinks>
      <div className="flex gap-2 border-line border-t p-3">
        <ButtonLink href={`/tickets/${ticket.id}`} look="primary" className="flex-1" keyCap="↵">
          Open
        </ButtonLink>
        <ButtonLink href={`/tickets/${ticket.id}#write`} className="flex-1">
          Reply
        </ButtonLink>
      </div>
    </aside>
  );
}

function Notes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <section className="mt-4 rounded-lg border border-line bg-note p-3">
      <div className="flex items-baseline justify-between text-xs">
        <h3 className="font-semibold">Helpful notes</h3>
        <span className="text-faint">Staff only</span>
      </div>
      <ol className="mt-1.5 list-decimal space-y-1 pl-5 marker:text-faint">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ol>
    </section>
  );
}

function LastMessage({ message: { author, body, internal, createdAt } }: { message: MessageView }) {
  return (
    <section className="mt-4 flex gap-2.5">
      <Avatar person={author} size={20} />
      <div className="min-w-0">
        <p className="flex items-center gap-1.5">
          <span className="font-semibold">{firstName(author.name)}</span>
          <Time at={createdAt} style="moment" />
          {internal ? (
            <span className="inline-flex items-center gap-1 text-warning text-xs">
              <Lock size={12} strokeWidth={1.75} aria-hidden="true" />
              Staff only
            </span>
          ) : null}
        </p>
        <p className="sb-user-text line-clamp-4 text-muted">{body}</p>
      </div>
    </section>
  );
}

/** Moving through rows quickly asks for none of those that are passed. */
const REST_MS = 150;

/** The whole of a ticket that a list showed the beginning of; null until it is there. */
function useTicketDetails({ id, version }: { id: string; version: number }): TicketDetails | null {
  const [details, setDetails] = useState<TicketDetails | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version is another text to ask for
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const found = await callApi<TicketDetails>("GET", `/api/tickets/${id}`, { signal: stop.signal }).catch(
        () => null,
      );
      if (found) setDetails(found);
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [id, version]);
  return details?.id === id ? details : null;
}
