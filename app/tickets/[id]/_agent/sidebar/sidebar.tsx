"use client";
import { SourceIcon } from "@/app/_components/icons";
import { ticketTitle } from "@/app/_features/ticket/ticket-title";
import type { AgentTicketProps, SidebarProps } from "@/app/tickets/[id]/_agent/types";
import type { TicketDetails } from "@/lib/tickets/queries";
import { ApprovalSection } from "./approval-section";
import { ClassificationSection } from "./classification-section";
import { Decisions } from "./decisions";
import { Details } from "./details";
import { Scoreboard } from "./scoreboard";
import { Section } from "./section";
import { Similar } from "./similar";

interface SidebarOnlyProps extends Pick<AgentTicketProps, "decisionLog" | "approvalLinks"> {
  /** If true, a narrow screen shows only the sidebar. */
  alone: boolean;
  /** Undefined if the ticket can't get replies. */
  onUse?: (answer: string) => void;
}

export function Sidebar({ alone, decisionLog, approvalLinks, onUse, ...props }: SidebarProps & SidebarOnlyProps) {
  const { ticket } = props.state;
  return (
    <aside
      aria-label="Details"
      className={`min-w-0 flex-1 divide-y divide-line overflow-y-auto border-line bg-base-100 sidebar:w-107 sidebar:border-l sidebar:flex-none ${alone ? "block" : "hidden sidebar:block"}`}
    >
      {alone ? <h1 className="sr-only">{ticketTitle(ticket)}</h1> : null}
      <Details {...props} />
      <ApprovalSection approval={props.approval} links={approvalLinks} />
      <ClassificationSection {...props} />
      <Decisions ticket={ticket} decisionLog={decisionLog} names={props.names} />
      <HelpfulNotes ticket={ticket} />
      <Scoreboard ticket={ticket} names={props.names} />
      <Similar ticket={ticket} onUse={onUse} />
    </aside>
  );
}

/** Triage's summary and hints, for staff only. */
function HelpfulNotes({ ticket }: { ticket: TicketDetails }) {
  const { summary, helpfulNotes = [] } = ticket;
  if (!summary && helpfulNotes.length === 0) return null;
  const source = ticket.triage.triageResult?.provider === "gemini" ? "ai" : "rules";
  return (
    <Section
      className="bg-note"
      title={
        <>
          Helpful notes <SourceIcon source={source} />
        </>
      }
      end="Staff only"
    >
      {summary ? <p className="sb-user-text mb-1.5">{summary}</p> : null}
      <ol className="list-decimal space-y-1 pl-4.5 marker:text-faint">
        {helpfulNotes.map((note) => (
          <li key={note} className="sb-user-text">
            {note}
          </li>
        ))}
      </ol>
    </Section>
  );
}
