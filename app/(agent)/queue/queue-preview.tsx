"use client";
import { ChevronDown, ChevronUp, Lock, X } from "lucide-react";
import { Fragment, useEffect, useState } from "react";
import { callApi } from "@/app/_client/api";
import { Avatar } from "@/app/_components/avatar";
import { ButtonLink, IconButton } from "@/app/_components/button";
import { CopyButton } from "@/app/_components/copy-button";
import { SourceIcon } from "@/app/_components/icons";
import { ProgressSteps } from "@/app/_components/progress-steps";
import { Time } from "@/app/_components/time";
import { Evidence } from "@/app/_features/evidence/evidence";
import { EvidenceLinks } from "@/app/_features/evidence/evidence-links";
import { quotesOfTicket } from "@/app/_features/evidence/quotes-of";
import { SourcedValue } from "@/app/_features/evidence/sourced-value";
import { type CatalogueNames, skillName } from "@/app/_features/names/names";
import { Assignee } from "@/app/_features/ticket/assignee";
import { CategoryValue } from "@/app/_features/ticket/category-value";
import { PriorityLabel } from "@/app/_features/ticket/priority-label";
import { StatusLabel } from "@/app/_features/ticket/status-label";
import { progressItems } from "@/app/_features/ticket/ticket-progress";
import { ticketTitle } from "@/app/_features/ticket/ticket-title";
import { firstName, formatPercent } from "@/lib/display-text/labels";
import type { MessageView, TicketDetails } from "@/lib/tickets/queries";
import type { TicketView } from "@/lib/tickets/ticket-view";

const ICON = { size: 15, strokeWidth: 1.75, "aria-hidden": true } as const;
const TERM = "text-muted text-xs leading-5";

interface QueuePreviewProps {
  ticket: TicketView;
  names: CatalogueNames;
  className: string;
  onStep: (by: number) => void;
  onClose: () => void;
}

export function QueuePreview({ ticket, names, className, onStep, onClose }: QueuePreviewProps) {
  const details = useTicketDetails(ticket);
  const description = details?.description ?? ticket.description;
  const lastMessage = details?.messages.at(-1);
  return (
    <aside
      aria-label={`Preview of ${ticket.number}`}
      className={`absolute inset-0 z-10 flex-col border-line bg-base-100 panel:static panel:border-l panel:w-91 panel:shrink-0 ${className}`}
    >
      <div className="flex min-h-10 items-center gap-1 border-line border-b pr-2 pl-4">
        <span className="num text-muted">{ticket.number}</span>
        <CopyButton text={ticket.number} label="Copy number" />
        <span className="ml-auto" />
        <IconButton label="Next ticket (j)" onClick={() => onStep(1)} icon={<ChevronDown {...ICON} />} />
        <IconButton label="Previous ticket (k)" onClick={() => onStep(-1)} icon={<ChevronUp {...ICON} />} />
        <IconButton label="Close preview" className="panel:hidden" onClick={onClose} icon={<X {...ICON} />} />
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
            <ProgressSteps progressSteps={progressItems(ticket, "Triaged").slice(1)} label="Progress" small />
          </div>
          <dl className="mt-4 grid grid-cols-[4.5rem_minmax(0,1fr)] gap-y-1.5">
            <dt className={TERM}>Status</dt>
            <dd>
              <StatusLabel status={ticket.status} />
            </dd>
            <dt className={TERM}>Priority</dt>
            <dd>
              <PriorityLabel priority={ticket.priority} source={ticket.provenance.priority?.source} />
            </dd>
            <Classification ticket={ticket} names={names} />
            <dt className={TERM}>Assignee</dt>
            <dd>
              <Assignee person={ticket.assignee} />
            </dd>
          </dl>
          <hr className="my-4 border-line" />
          <Evidence text={description} quotes={quotesOfTicket(details)} className="text-base" />
          <Notes notes={ticket.helpfulNotes ?? []} />
          {lastMessage ? <LastMessage message={lastMessage} /> : null}
        </div>
      </EvidenceLinks>
      <div className="flex gap-2 border-line border-t p-3">
        <ButtonLink href={`/tickets/${ticket.id}`} variant="primary" className="flex-1" shortcut="↵">
          Open
        </ButtonLink>
        <ButtonLink href={`/tickets/${ticket.id}#write`} className="flex-1">
          Reply
        </ButtonLink>
      </div>
    </aside>
  );
}

function Classification({ ticket, names }: { ticket: TicketView; names: CatalogueNames }) {
  const { category, skills } = ticket.provenance;
  return (
    <>
      <dt className={TERM}>Category</dt>
      <dd className="flex items-center gap-2">
        <CategoryValue ticket={ticket} />
        {category ? <SourceIcon source={category.source} /> : null}
        {category?.confidence == null ? null : (
          <span className="num text-muted">{formatPercent(category.confidence)}</span>
        )}
      </dd>
      <dt className={TERM}>Skills</dt>
      <dd>
        {ticket.skills.length === 0 ? <span className="text-faint">None</span> : null}
        {ticket.skills.map((slug, index) => (
          <Fragment key={slug}>
            {index > 0 ? ", " : ""}
            <SourcedValue field="Skill" text={skillName(names, slug)} source={skills?.source ?? "person"} />
          </Fragment>
        ))}
      </dd>
    </>
  );
}

function Notes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <section className="mt-4 rounded-lg border border-line bg-note p-3">
      <div className="flex items-baseline justify-between text-xs">
        <h3 className="font-semibold">Helpful notes</h3>
        <span className="text-faint">Agents only</span>
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
              Internal note
            </span>
          ) : null}
        </p>
        <p className="sb-user-text line-clamp-4 text-muted">{body}</p>
      </div>
    </section>
  );
}

/** A ticket is fetched only if its preview stays open for this time. */
const FETCH_DELAY_MS = 150;

/** The ticket with its messages; null until loaded. */
function useTicketDetails({ id, version }: { id: string; version: number }): TicketDetails | null {
  const [details, setDetails] = useState<TicketDetails | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: fetch again when the version changes
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const found = await callApi<TicketDetails>("GET", `/api/tickets/${id}`, { signal: abort.signal }).catch(
        () => null,
      );
      if (found) setDetails(found);
    }, FETCH_DELAY_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [id, version]);
  return details?.id === id ? details : null;
}
