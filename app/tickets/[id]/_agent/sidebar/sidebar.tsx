"use client";
import { SourceIcon } from "@/app/_components/icons";
import { ticketTitle } from "@/app/_features/ticket/ticket-title";
import type { SidebarProps } from "@/app/tickets/[id]/_agent/types";
import type { TicketDetails } from "@/lib/tickets/queries";
import type { DecisionPage } from "@/lib/triage-quality/decision-log/queries";
import { Approval } from "./approval";
import { Classification } from "./classification";
import { Decisions } from "./decisions";
import { Details } from "./details";
import { Scoreboard } from "./scoreboard";
import { Similar } from "./similar";

interface OwnProps {
  decisionLog: DecisionPage;
  /** Open approvals can show their links: for admins where no mail leaves the machine. */
  approvalLinks: boolean;
  alone: boolean;
  /** Puts an answer that solved another ticket into the composer. */
  onUse?: (answer: string) => void;
}

/**
 * What is known of a ticket, and why; each fact is changed where it stands. `alone`: it is the part that is shown where
 * there is room for one.
 */
export function Sidebar({ alone, decisionLog, approvalLinks, onUse, ...props }: SidebarProps & OwnProps) {
  const { ticket } = props.state;
  return (
    <aside
      aria-label="Facts"
      className={`min-w-0 flex-1 divide-y divide-line overflow-y-auto border-line bg-base-100 sidebar:w-107 sidebar:border-l sidebar:flex-none ${alone ? "block" : "hidden sidebar:block"}`}
    >
      {alone ? <h1 className="sr-only">{ticketTitle(ticket)}</h1> : null}
      <Details {...props} />
      <Approval approval={props.approval} links={approvalLinks} />
      <Classification {...props} />
      <Decisions ticket={ticket} decisionLog={decisionLog} names={props.names} />
      <HelpfulNotes ticket={ticket} />
      <Scoreboard ticket={ticket} names={props.names} />
      <Similar ticket={ticket} onUse={onUse} />
    </aside>
  );
}

/** What the reader left for whoever answers. Requesters never get it. */
function HelpfulNotes({ ticket }: { ticket: TicketDetails }) {
  const { summary, helpfulNotes = [] } = ticket;
  if (!summary && helpfulNotes.length === 0) return null;
  const source = ticket.triage.triageResult?.provider === "gemini" ? "ai" : "rules";
  return (
    <section aria-labelledby="helpful-notes" className="bg-note px-5 py-3">
      <div className="mb-1 flex items-baseline justify-between">
        <h2 id="helpful-notes" className="sb-section-title inline-flex items-center gap-1.5">
          Helpful notes <SourceIcon source={source} />
        </h2>
        <span className="text-faint text-xs">Staff only</span>
      </div>
      {summary ? <p className="sb-user-text mb-1.5">{summary}</p> : null}
      <ol className="list-decimal space-y-1 pl-4.5 marker:text-faint">
        {helpfulNotes.map((note) => (
          <li key={note} className="sb-user-text">
            {note}
          </li>
        ))}
      </ol>
    </section>
  );
}
