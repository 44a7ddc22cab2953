import type { Role } from "@/lib/domain/people";
import type { TicketApproval } from "@/lib/tickets/approval/views";
import type { TicketDetails } from "@/lib/tickets/queries";
import type { DecisionPage } from "@/lib/trust/ledger/queries";
import type { DeskNames } from "../_parts/desk-names";
import type { TicketMail } from "./line-entry";
import type { DeskTicketState } from "./use-desk-ticket";

export interface DeskTicketProps {
  ticket: TicketDetails;
  ledger: DecisionPage;
  mails: readonly TicketMail[];
  approval: TicketApproval;
  /** Open approvals can show their links: for admins where no mail leaves the machine. */
  approvalLinks: boolean;
  actor: { id: string; name: string; role: Role };
  catalogue: DeskNames;
  /** Of the request, by its English name; null where it can't be told. */
  language: string | null;
  /** ms; the server's, so that both drawings fold the same. */
  now: number;
}

/** The sheets that can lie over the page, one at a time. */
export type OpenSheet = "hand-over" | "give-back" | "resolve" | "cancel" | "delete" | "skills" | null;

export interface RailProps {
  state: DeskTicketState;
  names: DeskNames;
  actor: DeskTicketProps["actor"];
  language: string | null;
  approval: TicketApproval;
  onSheet: (sheet: OpenSheet) => void;
}

/** What every sheet over a ticket gets. */
export interface SheetProps {
  state: DeskTicketState;
  names: DeskNames;
  me: { id: string; name: string; role: Role };
  onClose: () => void;
}
