import type { CatalogueNames } from "@/app/_features/names/names";
import type { Role } from "@/lib/domain/people";
import type { TicketApproval } from "@/lib/tickets/approvals/views";
import type { TicketDetails } from "@/lib/tickets/queries";
import type { DecisionPage } from "@/lib/triage-quality/decision-log/queries";
import type { TicketMail } from "./timeline/timeline-entry";
import type { TicketMutationState } from "./use-ticket-mutations";

export interface AgentTicketProps {
  ticket: TicketDetails;
  decisionLog: DecisionPage;
  mails: readonly TicketMail[];
  approval: TicketApproval;
  /** Open approvals can show their links: for admins where no mail leaves the machine. */
  approvalLinks: boolean;
  actor: { id: string; name: string; role: Role };
  catalogue: CatalogueNames;
  /** Of the request, by its English name; null where it can't be told. */
  language: string | null;
  /** ms; the server's, so that both drawings fold the same. */
  now: number;
}

/** The sheets that can lie over the page, one at a time. */
export type OpenDialog = "hand-over" | "give-back" | "resolve" | "cancel" | "delete" | "skills" | null;

export interface SidebarProps {
  state: TicketMutationState;
  names: CatalogueNames;
  actor: AgentTicketProps["actor"];
  language: string | null;
  approval: TicketApproval;
  onDialog: (dialog: OpenDialog) => void;
}

/** What every sheet over a ticket gets. */
export interface TicketDialogProps {
  state: TicketMutationState;
  names: CatalogueNames;
  me: { id: string; name: string; role: Role };
  onClose: () => void;
}
