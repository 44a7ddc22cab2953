import Link from "next/link";
import { Avatar } from "@/app/_components/avatar";
import { SidePanelHead } from "@/app/_components/side-panel-head";
import { Time } from "@/app/_components/time";
import type { CatalogueNames } from "@/app/_features/names/names";
import { PriorityLabel } from "@/app/_features/ticket/priority-label";
import { ticketTitle } from "@/app/_features/ticket/ticket-title";
import { orNull } from "@/app/_server/or-null";
import type { PersonActor } from "@/lib/auth/actor";
import type { Context } from "@/lib/context";
import { ACTIVE_STATUSES } from "@/lib/domain/ticket";
import { findPerson, type Person } from "@/lib/people/queries";
import { listTickets } from "@/lib/tickets/list-tickets";
import type { TicketView } from "@/lib/tickets/ticket-view";
import { InviteForm } from "./invite-form";
import { type PeopleState, peopleHref } from "./people-query";
import { PersonForm } from "./person-form";

const MAX_TICKETS = 6;

type PersonPanelProps = { ctx: Context & { actor: PersonActor }; state: PeopleState; names: CatalogueNames };

/** The side panel of the People page: the invitation form, or the form and open tickets of the chosen person. */
export async function PersonPanel({ ctx, state, names }: PersonPanelProps) {
  const closeHref = peopleHref(state);
  if (!state.person) {
    return (
      <>
        <SidePanelHead title="Invite a person" subtitle="You give them a temporary password." closeHref={closeHref} />
        <InviteForm names={names} closeHref={closeHref} />
      </>
    );
  }
  const person = await orNull(findPerson(ctx, state.person));
  if (!person)
    return (
      <SidePanelHead title="Person not found" subtitle="This account may have been deleted." closeHref={closeHref} />
    );
  const status = [...ACTIVE_STATUSES];
  const { tickets } = await listTickets(ctx, { assignee: [person.id], status, sort: "newest", limit: MAX_TICKETS });
  return (
    <>
      <SidePanelHead
        title={person.name}
        subtitle={person.email}
        start={<Avatar person={person} size={40} />}
        closeHref={closeHref}
      />
      <PersonForm
        key={person.id}
        person={person}
        names={names}
        isMe={person.id === ctx.actor.id}
        closeHref={closeHref}
        openTickets={<OpenTickets person={person} tickets={tickets} />}
      />
    </>
  );
}

function OpenTickets({ person, tickets }: { person: Person; tickets: readonly TicketView[] }) {
  if (person.role === "user") return null;
  return (
    <section className="border-line border-t pt-4">
      <h3 className="sb-section-title mb-1">Open tickets</h3>
      {tickets.length === 0 ? <p className="text-muted">No open tickets.</p> : null}
      <ul className="divide-y divide-line">
        {tickets.map((ticket) => (
          <li key={ticket.id} className="flex min-h-9 items-center gap-2">
            <PriorityLabel priority={ticket.priority} bare />
            <Link href={`/tickets/${ticket.id}`} className="min-w-0 flex-1 truncate rounded-sm hover:underline">
              {ticketTitle(ticket)}
            </Link>
            <span className="text-muted text-xs">
              <Time at={ticket.createdAt} style="ago" />
            </span>
          </li>
        ))}
      </ul>
      {person.activeTickets > tickets.length ? (
        <Link href={`/queue?view=all&assignee=${person.id}`} className="link-in mt-2 inline-block">
          Show all {person.activeTickets}
        </Link>
      ) : null}
    </section>
  );
}
