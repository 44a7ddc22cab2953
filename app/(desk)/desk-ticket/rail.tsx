"use client";
import { titleOf } from "@/app/_ui/title-of";
import type { DecisionPage } from "@/lib/trust/ledger/queries";
import { Approval } from "./approval";
import { Facts } from "./facts";
import { HelpfulNotes } from "./helpful-notes";
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
      className={`min-w-0 flex-1 divide-y divide-line overflow-y-auto border-line bg-base-100 min-[1200px]:w-107 min-[1200px]:border-l min-[1200px]:flex-none ${alone ? "block" : "hidden min-[1200px]:block"}`}
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
