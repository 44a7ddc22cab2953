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
  /** Admins can show approval links if no email leaves the machine. */
  approvalLinks: boolean;
  actor: { id: string; name: string; role: Role };
  catalogue: CatalogueNames;
  /** English name of the request's language, or null if unknown. */
  language: string | null;
  /** ms; server time, so that server and browser collapse the same entries. */
  now: number;
}

export type TicketPageView = "timeline" | "details";

export type OpenDialog = "transfer" | "return" | "resolve" | "cancel" | "delete" | "skills" | null;

export interface SidebarProps {
  state: TicketMutationState;
  names: CatalogueNames;
  actor: AgentTicketProps["actor"];
  language: string | null;
  approval: TicketApproval;
  onDialog: (dialog: OpenDialog) => void;
}

export interface TicketDialogProps {
  state: TicketMutationState;
  names: CatalogueNames;
  me: { id: string; name: string; role: Role };
  onClose: () => void;
}
