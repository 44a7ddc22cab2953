import { SquarePen } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { ButtonLink } from "@/app/_components/button";
import { Empty } from "@/app/_components/empty";
import { MoreLink } from "@/app/_components/more-link";
import { TabLinks } from "@/app/_components/tab-links";
import { Time } from "@/app/_components/time";
import { PortalShell } from "@/app/_features/app-shell/portal-shell";
import { StatusLabel } from "@/app/_features/ticket/status-label";
import { ticketTitle } from "@/app/_features/ticket/ticket-title";
import { pageContext } from "@/app/_server/auth/page";
import { checkInput } from "@/app/_server/http/check-input";
import { isStaff } from "@/lib/auth/actor";
import { firstName } from "@/lib/display-text/labels";
import { ListTicketsInput } from "@/lib/tickets/input";
import { listTickets } from "@/lib/tickets/list-tickets";
import type { TicketView } from "@/lib/tickets/ticket-view";
import { ConfirmAddress } from "./confirm-address";

export const metadata: Metadata = { title: "My tickets" };

const TABS = [
  { show: "open", href: "/tickets", label: "Open", status: "open,in_progress,waiting" },
  { show: "done", href: "/tickets?show=done", label: "Closed", status: "resolved,closed,cancelled" },
] as const;

type MyTicketsProps = { searchParams: Promise<{ show?: string; cursor?: string }> };

/** The signed-in requester's tickets, last updated first. Staff are redirected to the queue. */
export default async function MyTicketsPage({ searchParams }: MyTicketsProps) {
  const ctx = await pageContext({ next: "/tickets" });
  if (isStaff(ctx.actor)) redirect("/queue");
  const { show, cursor } = await searchParams;
  const tab = TABS.find((each) => each.show === show) ?? TABS[0];
  const { tickets, nextCursor } = await listTickets(
    ctx,
    checkInput(ListTicketsInput, { status: tab.status, sort: "updated", cursor }),
  );
  return (
    <PortalShell actor={ctx.actor}>
      <div className="mx-auto w-full max-w-[47.5rem] px-4 pt-8 pb-20 sm:px-3 sm:pt-10">
        <div className="flex items-center gap-4">
          <h1 className="font-semibold text-2xl">My tickets</h1>
          <ButtonLink
            href="/tickets/new"
            variant="primary"
            size="lg"
            className="ml-auto"
            icon={<SquarePen size={16} strokeWidth={1.75} aria-hidden="true" />}
          >
            New ticket
          </ButtonLink>
        </div>
        {ctx.actor.emailVerified ? null : <ConfirmAddress email={ctx.actor.email} />}
        <div className="mt-6 text-base">
          <TabLinks label="Tickets to show" current={tab.href} tabs={TABS} />
        </div>
        {tickets.length === 0 ? (
          <NoTickets show={tab.show} />
        ) : (
          <ul className="divide-y divide-line">
            {tickets.map((ticket) => (
              <MyTicketRow key={ticket.id} ticket={ticket} />
            ))}
          </ul>
        )}
        <MoreLink href={nextCursor && `/tickets?${new URLSearchParams({ show: tab.show, cursor: nextCursor })}`} />
      </div>
    </PortalShell>
  );
}

function NoTickets({ show }: { show: (typeof TABS)[number]["show"] }) {
  if (show === "done") return <Empty title="No closed tickets">Solved and closed tickets appear here.</Empty>;
  return (
    <Empty
      title="You have no open tickets"
      action={
        <ButtonLink href="/tickets/new" size="lg">
          Create a ticket
        </ButtonLink>
      }
    >
      When something is wrong, create a ticket and we’ll help.
    </Empty>
  );
}

function MyTicketRow({ ticket }: { ticket: TicketView }) {
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
