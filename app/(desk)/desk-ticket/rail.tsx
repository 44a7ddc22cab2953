"use client";
import { SourceGlyph } from "@/app/_ui/glyphs";
import { titleOf } from "@/app/_ui/title-of";
import type { TicketDetails } from "@/lib/tickets/queries";
import type { DecisionPage } from "@/lib/trust/ledger/queries";
import { Approval } from "./approval";
import { Facts } from "./facts";
import { RoutingBoard } from "./routing-board";
import { Similar } from "./similar";
import { Sorting } from "./sorting";
import type { RailProps } from "./types";
import { Why } from "./why";

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
