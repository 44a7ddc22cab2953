import { Lock } from "lucide-react";
import { Avatar } from "@/app/_components/avatar";
import { Time } from "@/app/_components/time";
import { Evidence } from "@/app/_features/evidence/evidence";
import { quotesOfTicket } from "@/app/_features/evidence/quotes-of";
import { Disclosure } from "@/app/tickets/[id]/_agent/disclosure";
import { firstName } from "@/lib/display-text/labels";
import type { TicketDetails } from "@/lib/tickets/queries";
import type { MessageEntry } from "./timeline-entry";

export function MessageCard({ entry, ticket }: { entry: MessageEntry; ticket: TicketDetails }) {
  const { tone, author, body, at } = entry;
  const byStaff = author.role !== null && author.id !== ticket.requester.id;
  return (
    <article className={`sb-card px-3.5 pt-2.5 pb-3.5 ${tone === "note" ? "bg-note" : ""}`}>
      <header className="mb-1.5 flex flex-wrap items-center gap-x-2">
        <Avatar person={author} size={20} />
        <span className="font-semibold">{author.name}</span>
        {tone === "note" ? (
          <span className="inline-flex items-center gap-1 text-warning">
            <Lock size={13} strokeWidth={1.75} aria-hidden="true" />
            Internal note
          </span>
        ) : null}
        <span className="text-muted">
          <Time at={at} />
          {tone === "reply" && byStaff ? `, to ${firstName(ticket.requester.name)}` : null}
        </span>
      </header>
      {body === "" ? (
        <p className="text-faint">This text was erased.</p>
      ) : (
        <Evidence
          text={body}
          quotes={tone === "request" ? quotesOfTicket(ticket) : []}
          className="max-w-[68ch] text-base"
        />
      )}
      {tone === "request" && ticket.originalDescription ? (
        <Disclosure summary="Original text" className="mt-2">
          <p className="sb-user-text mt-1 max-w-[68ch] border-line border-l-2 pl-3 text-base text-muted">
            {ticket.originalDescription}
          </p>
        </Disclosure>
      ) : null}
    </article>
  );
}
