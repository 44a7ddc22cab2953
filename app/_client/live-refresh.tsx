"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { ApprovalState, Status, TriageState } from "@/lib/domain/ticket";
import type { ChainView, TicketApproval } from "@/lib/tickets/approvals/views";
import { callApi } from "./api";
import { pollDelayMs } from "./poll-delay";
import { usePolling } from "./use-polling";

interface LiveTicket {
  id: string;
  version: number;
  status: Status;
  triage: { state: TriageState };
  approval: ApprovalState;
  assignee: { id: string } | null;
  createdAt: string;
  messages?: readonly unknown[];
}

/** Refreshes the page when the ticket's version, messages or pending approvals change. Typed text stays. */
export function LiveRefresh({ ticket, chain }: { ticket: LiveTicket; chain: ChainView | null }) {
  const router = useRouter();
  const lastRevision = useRef(revisionOf(ticket));
  const latest = useRef(ticket);
  // A decision inside the chain does not change the ticket's version.
  const lastChain = useRef(JSON.stringify(chain));
  useEffect(() => {
    lastRevision.current = revisionOf(ticket);
    latest.current = ticket;
    lastChain.current = JSON.stringify(chain);
  }, [ticket, chain]);

  usePolling(
    async (signal) => {
      const now = await callApi<LiveTicket>("GET", `/api/tickets/${ticket.id}`, { signal }).catch(() => null);
      const newChain = now?.approval === "pending" ? await loadChain(now.id, signal) : null;
      const chainChanged = newChain !== null && newChain !== lastChain.current;
      if (newChain !== null) lastChain.current = newChain;
      if (now && (chainChanged || revisionOf(now) !== lastRevision.current)) {
        lastRevision.current = revisionOf(now);
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
