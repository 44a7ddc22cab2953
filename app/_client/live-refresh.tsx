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

/**
 * Keeps a ticket's page at the present state: looks at the ticket while the page is visible, and has the server draw it
 * anew when its version, its number of messages or the approvals it waits for changed. What is being written stays.
 * Draws nothing.
 */
export function LiveRefresh({ ticket, chain }: { ticket: LiveTicket; chain: ChainView | null }) {
  const router = useRouter();
  const seen = useRef(stampOf(ticket));
  const latest = useRef(ticket);
  /** The approvals as they were seen last; a word in the middle of them leaves the ticket's version as it is. */
  const words = useRef(JSON.stringify(chain));
  useEffect(() => {
    seen.current = stampOf(ticket);
    latest.current = ticket;
    words.current = JSON.stringify(chain);
  }, [ticket, chain]);

  usePolling(
    async (signal) => {
      const now = await callApi<LiveTicket>("GET", `/api/tickets/${ticket.id}`, { signal }).catch(() => null);
      const said = now?.approval === "pending" ? await approvalOf(now.id, signal) : null;
      const heard = said !== null && said !== words.current;
      if (said !== null) words.current = said;
      if (now && (heard || stampOf(now) !== seen.current)) {
        seen.current = stampOf(now);
        latest.current = now;
        router.refresh();
      }
    },
    () => delayFor(latest.current),
    ticket.id,
  );
  return null;
}

function stampOf(ticket: LiveTicket): string {
  return `${ticket.version}/${ticket.messages?.length ?? 0}`;
}

async function approvalOf(id: string, signal: AbortSignal): Promise<string | null> {
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
