"use client";
import { SourceGlyph } from "@/app/_ui/glyphs";
import { titleOf } from "@/app/_ui/title-of";
import type { TicketApproval } from "@/lib/tickets/approval/views";
import type { TicketDetails } from "@/lib/tickets/queries";
import type { DecisionPage } from "@/lib/trust/ledger/queries";
import type { DeskNames } from "../_parts/desk-names";
import { Approval } from "./approval";
import type { DeskTicketProps, OpenSheet } from "./desk-ticket";
import { Facts } from "./facts";
import { RoutingBoard } from "./routing-board";
import { Similar } from "./similar";
import { Sorting } from "./sorting";
import type { DeskTicketState } from "./use-desk-ticket";
import { Why } from "./why";

export interface RailProps {
  state: DeskTicketState;
  names: DeskNames;
  actor: DeskTicketProps["actor"];
  language: string | null;
  approval: TicketApproval;
  onSheet: (sheet: OpenSheet) => void;
}

interface OwnProps {
  ledger: DecisionPage;
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
export function Rail({ alone, ledger, approvalLinks, onUse, ...props }: RailProps & OwnProps) {
  const { ticket } = props.state;
  return (
    <aside
      aria-label="Facts"
      className={`min-w-0 flex-1 divide-y divide-line overflow-y-auto border-line bg-base-100 sidebar:w-107 sidebar:border-l sidebar:flex-none ${alone ? "block" : "hidden sidebar:block"}`}
    >
      {alone ? <h1 className="sr-only">{titleOf(ticket)}</h1> : null}
      <Facts {...props} />
      <Approval approval={props.approval} links={approvalLinks} />
      <Sorting {...props} />
      <Why ticket={ticket} ledger={ledger} names={props.names} />
      <HelpfulNotes ticket={ticket} />
      <RoutingBoard ticket={ticket} names={props.names} />
      <Similar ticket={ticket} onUse={onUse} />
    </aside>
  );
}

/** A fact's name and value; 72 px for the name, as everywhere in the rail. */
export function FactRow({ label, children, end }: { label: string; children: React.ReactNode; end?: React.ReactNode }) {
  return (
    <div className="flex min-h-7 items-center gap-2">
      <dt className="w-18 shrink-0 text-muted text-xs">{label}</dt>
      <dd className="flex min-w-0 flex-1 items-center gap-2">
        {children}
        {end ? <span className="ml-auto shrink-0">{end}</span> : null}
      </dd>
    </div>
  );
}

/** What the reader left for whoever answers. Requesters never get it. */
function HelpfulNotes({ ticket }: { ticket: TicketDetails }) {
  const { summary, helpfulNotes = [] } = ticket;
  if (!summary && helpfulNotes.length === 0) return null;
  const source = ticket.triage.verdict?.provider === "gemini" ? "ai" : "rules";
  return (
    <section aria-labelledby="helpful-notes" className="bg-note px-5 py-3">
      <div className="mb-1 flex items-baseline justify-between">
        <h2 id="helpful-notes" className="sect inline-flex items-center gap-1.5">
          Helpful notes <SourceGlyph source={source} />
        </h2>
        <span className="text-faint text-xs">Staff only</span>
      </div>
      {summary ? <p className="written mb-1.5">{summary}</p> : null}
      <ol className="list-decimal space-y-1 pl-4.5 marker:text-faint">
        {helpfulNotes.map((note) => (
          <li key={note} className="written">
            {note}
          </li>
        ))}
      </ol>
    </section>
  );
}
