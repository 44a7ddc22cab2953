import type { Metadata } from "next";
import { pageContext } from "@/app/_auth/page";
import { SiteShell } from "@/app/_ui/site-shell";
import { titleOf } from "@/app/_ui/title-of";
import { DeskTicketPage } from "@/app/(desk)/desk-ticket/desk-ticket-page";
import { isStaff } from "@/lib/auth/actor";
import { getApproval } from "@/lib/tickets/approval/queries";
import { loadTicket } from "./load-ticket";
import { RequesterView } from "./requester-view";

interface TicketPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: TicketPageProps): Promise<Metadata> {
  const { id } = await params;
  const ticket = await loadTicket(await pageContext({ next: `/tickets/${id}` }), id);
  return { title: titleOf(ticket) };
}

/** One address for both sides: staff get the desk's view of a ticket, its requester the calm one. */
export default async function TicketPage({ params }: TicketPageProps) {
  const { id } = await params;
  const ctx = await pageContext({ next: `/tickets/${id}` });
  const ticket = await loadTicket(ctx, id);
  if (isStaff(ctx.actor)) return <DeskTicketPage ctx={ctx} ticket={ticket} />;
  const { chain } = await getApproval(ctx, { ticket: ticket.id });
  return (
    <SiteShell actor={ctx.actor} phone={{ title: "My tickets", back: "/tickets" }}>
      <RequesterView ticket={ticket} chain={chain} />
    </SiteShell>
  );
}
