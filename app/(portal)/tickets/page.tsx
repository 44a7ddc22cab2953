import { SquarePen } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { ButtonLink } from "@/app/_components/button";
import { Empty } from "@/app/_components/empty";
import { TabLinks } from "@/app/_components/tab-links";
import { PortalShell } from "@/app/_features/app-shell/portal-shell";
import { pageContext } from "@/app/_server/auth/page";
import { checkInput } from "@/app/_server/http/check-input";
import { isStaff } from "@/lib/auth/actor";
import { ListTicketsInput } from "@/lib/tickets/input";
import { listTickets } from "@/lib/tickets/list-tickets";
import { ConfirmAddress } from "./confirm-address";
import { MyTicketRow } from "./my-ticket-row";

export const metadata: Metadata = { title: "My tickets" };

const SHOWN = {
  going: { label: "Going on", status: "open,in_progress,waiting" },
  done: { label: "Done", status: "resolved,closed,cancelled" },
} as const;

interface MyTicketsProps {
  searchParams: Promise<{ show?: string; cursor?: string }>;
}

/** A requester's own tickets, what was moved last on top. Staff have the queue instead. */
export default async function MyTicketsPage({ searchParams }: MyTicketsProps) {
  const ctx = await pageContext({ next: "/tickets" });
  if (isStaff(ctx.actor)) redirect("/queue");
  const { show, cursor } = await searchParams;
  const shown = show === "done" ? "done" : "going";
  const { tickets, nextCursor } = await listTickets(
    ctx,
    checkInput(ListTicketsInput, { status: SHOWN[shown].status, sort: "updated", cursor }),
  );
  const here = hrefOf(shown);
  return (
    <PortalShell actor={ctx.actor}>
      <div className="mx-auto w-full max-w-[47.5rem] px-4 pt-8 pb-20 sm:px-3 sm:pt-10">
        <div className="flex items-center gap-4">
          <h1 className="font-semibold text-2xl">My tickets</h1>
          <ButtonLink
            href="/tickets/new"
            look="primary"
            size="lg"
            className="ml-auto"
            icon={<SquarePen size={16} strokeWidth={1.75} aria-hidden="true" />}
          >
            New ticket
          </ButtonLink>
        </div>
        {ctx.actor.emailVerified ? null : <ConfirmAddress email={ctx.actor.email} />}
        <div className="mt-6 text-base">
          <TabLinks
            label="Which tickets"
            current={here}
            tabs={(["going", "done"] as const).map((key) => ({ href: hrefOf(key), label: SHOWN[key].label }))}
          />
        </div>
        {tickets.length === 0 ? (
          <Nothing shown={shown} />
        ) : (
          <ul className="divide-y divide-line">
            {tickets.map((ticket) => (
              <MyTicketRow key={ticket.id} ticket={ticket} />
            ))}
          </ul>
        )}
        {nextCursor ? (
          <p className="mt-6 text-center">
            <Link
              href={`/tickets?${new URLSearchParams({ show: shown, cursor: nextCursor })}`}
              className="link-in inline-flex min-h-11 items-center px-4 text-base"
            >
              Older ones
            </Link>
          </p>
        ) : null}
      </div>
    </PortalShell>
  );
}

function hrefOf(shown: keyof typeof SHOWN): string {
  return shown === "going" ? "/tickets" : `/tickets?show=${shown}`;
}

function Nothing({ shown }: { shown: keyof typeof SHOWN }) {
  if (shown === "done") return <Empty title="Nothing done yet">Solved and closed tickets stand here.</Empty>;
  return (
    <Empty
      title="The line is clear"
      action={
        <ButtonLink href="/tickets/new" size="lg">
          Write a ticket
        </ButtonLink>
      }
    >
      Nothing of yours is going on. Tell us when something is wrong.
    </Empty>
  );
}
