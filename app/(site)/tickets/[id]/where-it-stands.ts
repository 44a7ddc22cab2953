import { whoIsAsked } from "@/app/_approval/approval-words";
import { firstName } from "@/app/_ui/words";
import type { Approval, Provenance, ProvenanceField, Status, TriageState } from "@/lib/domain/ticket";
import type { ChainView } from "@/lib/tickets/approval/views";

/** As much of a ticket as its requester's page tells of it. A `TicketDetails` fits. */
export interface Standing {
  status: Status;
  triage: { state: TriageState };
  approval: Approval;
  assignee: { id: string; name: string } | null;
  team: { name: string } | null;
  requester: { id: string };
  createdAt: string;
  firstResponseAt: string | null;
  resolvedAt: string | null;
  closedAt: string | null;
  provenance: Partial<Record<ProvenanceField, Provenance>>;
  messages: readonly { author: { id: string } }[];
}

/**
 * One sentence for the requester: where things stand, and what comes next. No inner words of ours. `chain` is the
 * ticket's way through its approvals, where it has one.
 */
export function whereItStands(ticket: Standing, chain: ChainView | null = null): string {
  const { status, assignee, team, approval } = ticket;
  if (status === "cancelled" && approval === "rejected") return "This was not approved, so nobody works on it.";
  if (status === "cancelled") return "This ticket was cancelled. Nobody works on it any more.";
  if (status === "closed") return "This is solved and closed. If it comes back, reopen it below.";
  if (status === "resolved") return "This is marked as solved. If it isn’t, write below and it is open again.";
  if (isBeingRead(ticket)) return "We have it and are reading it now.";
  if (approval === "pending" && !assignee) return waitsForApproval(chain);
  if (!assignee) {
    return team
      ? `We have read it. It waits for the next free person of the ${team.name} team.`
      : "We have read it and are looking for the right person.";
  }
  const who = firstName(assignee.name);
  if (status === "waiting") return `${who} needs something from you. Write below, and it goes on.`;
  if (!ticket.firstResponseAt) return `${who} has it. The answer will stand here.`;
  const last = ticket.messages.at(-1);
  if (last?.author.id === ticket.requester.id) return `${who} has what you wrote. The answer will stand here.`;
  return `${who} has answered and is working on it.`;
}

function waitsForApproval(chain: ChainView | null): string {
  const names = chain ? whoIsAsked(chain) : [];
  const whose = names.length === 1 ? ` by ${names[0]}` : "";
  return `We have read it. It now waits for approval${whose}; after that somebody works on it.`;
}

interface StandingStation {
  key: string;
  name: string;
  state: "done" | "running" | "waiting" | "skipped" | "failed";
  /** When it was reached, if that is known. */
  at?: string;
}

/**
 * The way of a ticket in five stations. What is reached is done; where it is now, the lamp is on. Where somebody has to
 * say yes first, that stands in place of the reading, which takes seconds.
 */
export function stationsOf(ticket: Standing, chain: ChainView | null = null): StandingStation[] {
  const { status, assignee, approval } = ticket;
  const over = status === "resolved" || status === "closed" || status === "cancelled";
  const stations = [
    { key: "received", name: "Received", reached: true, at: ticket.createdAt },
    approval === "not_required"
      ? { key: "read", name: "Read", reached: !isBeingRead(ticket), at: readAt(ticket) }
      : {
          key: "approval",
          name: approval === "approved" ? "Approved" : approval === "rejected" ? "Not approved" : "Approval",
          reached: approval !== "pending",
          at: chain?.endedAt ?? undefined,
        },
    {
      key: "assigned",
      name: assignee ? `With ${firstName(assignee.name)}` : "With someone",
      reached: assignee !== null,
      at: assignee ? ticket.provenance.assignee?.at : undefined,
    },
    {
      key: "answered",
      name: "Answered",
      reached: ticket.firstResponseAt !== null,
      at: ticket.firstResponseAt ?? undefined,
    },
    status === "cancelled"
      ? { key: "cancelled", name: "Cancelled", reached: true, at: ticket.closedAt ?? undefined }
      : { key: "solved", name: "Solved", reached: over, at: ticket.resolvedAt ?? undefined },
  ];
  const reading = (isBeingRead(ticket) || (approval === "pending" && !assignee)) && !over;
  const now = reading ? 1 : stations.findLastIndex((station) => station.reached);
  return stations.map(({ reached, ...station }, index) => {
    if (index === now && !over) return { ...station, state: "running" };
    if (station.key === "approval" && approval === "rejected") return { ...station, state: "failed" };
    if (reached && !(reading && index > 1)) return { ...station, state: "done" };
    return { ...station, at: undefined, state: index < now ? "skipped" : "waiting" };
  });
}

function isBeingRead({ triage, status }: Pick<Standing, "triage" | "status">): boolean {
  return status === "open" && (triage.state === "pending" || triage.state === "running");
}

/**
 * The moment the reading was written down: it stands at what the requester had not chosen themselves. A later reading
 * of a reworded text has no place on a way that went on before.
 */
function readAt({ provenance }: Standing): string | undefined {
  const read = [provenance.category, provenance.priority, provenance.skills].find(
    (value) => value && value.source !== "requester" && value.source !== "person",
  );
  return read && provenance.assignee && read.at > provenance.assignee.at ? undefined : read?.at;
}
