"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { ChainView, TicketApproval } from "@/lib/tickets/approvals/views";
import type { TicketView } from "@/lib/tickets/ticket-view";
import { callApi } from "./api";
import { pollDelayMs } from "./poll-delay";
import { usePolling } from "./use-polling";

type LiveTicket = Pick<TicketView, "id" | "version" | "status" | "triage" | "approval" | "assignee" | "createdAt"> & {
  messages?: readonly unknown[];
};

/** Polls a ticket; refreshes the page if its version, number of messages or pending approval chain has changed. */
export function LiveRefresh({ ticket, chain }: { ticket: LiveTicket; chain: ChainView | null }) {
  const router = useRouter();
  const latest = useRef(ticket);
  // An approver's decision can leave the ticket's version unchanged.
  const lastChain = useRef(JSON.stringify(chain));
  useEffect(() => {
    latest.current = ticket;
    lastChain.current = JSON.stringify(chain);
  }, [ticket, chain]);

  usePolling(
    async (signal) => {
      const now = await callApi<LiveTicket>("GET", `/api/tickets/${ticket.id}`, { signal }).catch(() => null);
      const newChain = now?.approval === "pending" ? await loadChain(now.id, signal) : null;
      const chainChanged = newChain !== null && newChain !== lastChain.current;
      if (newChain !== null) lastChain.current = newChain;
      if (now && (chainChanged || revisionOf(now) !== revisionOf(latest.current))) {
        latest.current = now;
        router.refresh();
      }
    },
    () => delayFor(latest.current),
    ticket.id,
  );
  return null;
}

function revisionOf(ticket: LiveTicket): string {
  return `${ticket.version}/${ticket.messages?.length ?? 0}`;
}

async function loadChain(id: string, signal: AbortSignal): Promise<string | null> {
  const approval = await callApi<TicketApproval>("GET", `/api/tickets/${id}/approval`, { signal }).catch(() => null);
  return approval ? JSON.stringify(approval.chain) : null;
}

function delayFor(ticket: LiveTicket): number {
  return pollDelayMs({
    status: ticket.status,
    triage: ticket.triage.state,
    assigned: ticket.assignee !== null,
    ageMs: Date.now() - new Date(ticket.createdAt).getTime(),
  });
}
