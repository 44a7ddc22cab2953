import Link from "next/link";
import { Time } from "@/app/_components/time";
import { StatusLabel } from "@/app/_features/ticket/status-label";
import { ticketTitle } from "@/app/_features/ticket/ticket-title";
import { firstName } from "@/lib/display-text/labels";
import type { TicketView } from "@/lib/tickets/ticket-view";

/** One of my tickets: what it is about, where it is, and when something last happened. The whole row is the link. */
export function MyTicketRow({ ticket }: { ticket: TicketView }) {
  return (
    <li className="group relative py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <Link
          href={`/tickets/${ticket.number}`}
          className="min-w-0 flex-1 basis-80 font-medium group-hover:text-primary [overflow-wrap:anywhere] after:absolute after:inset-0"
        >
          {ticketTitle(ticket)}
        </Link>
        <span className="text-sm">
          <StatusLabel status={ticket.status} />
        </span>
      </div>
      <p className="mt-0.5 flex flex-wrap justify-between gap-x-4 text-muted text-sm">
        <span>
          <span className="num">{ticket.number}</span>
          {ticket.category ? ` · ${ticket.category.name}` : ""}
          {ticket.assignee ? ` · with ${firstName(ticket.assignee.name)}` : ""}
        </span>
        <span>
          <Time at={ticket.updatedAt} style="ago" />
        </span>
      </p>
    </li>
  );
}
