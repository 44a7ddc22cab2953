import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { PortalShell } from "@/app/_features/app-shell/portal-shell";
import { ticketTitle } from "@/app/_features/ticket/ticket-title";
import { pageContext } from "@/app/_server/auth/page";
import { AgentTicketPage } from "@/app/tickets/[id]/_agent/agent-ticket-page";
import { isStaff } from "@/lib/auth/actor";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { getApproval } from "@/lib/tickets/approvals/queries";
import { getTicket, type TicketDetails } from "@/lib/tickets/queries";
import { RequesterView } from "./_requester/requester-view";

type TicketPageProps = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: TicketPageProps): Promise<Metadata> {
  const { id } = await params;
  const ticket = await loadTicket(await pageContext({ next: `/tickets/${id}` }), id);
  return { title: ticketTitle(ticket) };
}

/** One URL for all: staff get the agent's view of the ticket, its requester gets a simpler view. */
export default async function TicketPage({ params }: TicketPageProps) {
  const { id } = await params;
  const ctx = await pageContext({ next: `/tickets/${id}` });
  const ticket = await loadTicket(ctx, id);
  if (isStaff(ctx.actor)) return <AgentTicketPage ctx={ctx} ticket={ticket} />;
  const { chain } = await getApproval(ctx, { ticket: ticket.id });
  return (
    <PortalShell actor={ctx.actor} phone={{ title: "My tickets", back: "/tickets" }}>
      <RequesterView ticket={ticket} chain={chain} />
    </PortalShell>
  );
}

/** Shows “not found” if the ticket does not exist or the actor may not see it. */
async function loadTicket(ctx: Context, idOrNumber: string): Promise<TicketDetails> {
  const ticket = await load(ctx.db, ctx.actor, idOrNumber);
  if (!ticket) notFound();
  return ticket;
}

const load = cache(async (db: Context["db"], actor: Context["actor"], idOrNumber: string) => {
  try {
    return await getTicket({ db, actor }, idOrNumber);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
});
