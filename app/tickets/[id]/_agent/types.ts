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
  /** True for an admin other than the requester, while mail is stored on this server. */
  approvalLinks: boolean;
  actor: { id: string; name: string; role: Role };
  names: CatalogueNames;
  /** The description's language, such as "German". Null if unknown. */
  language: string | null;
  /** The server's time in ms, so that server and browser collapse the same steps. */
  now: number;
}

export type TicketPageView = "timeline" | "details";

export type OpenDialog = "transfer" | "return" | "resolve" | "cancel" | "delete" | "skills" | null;

export interface SidebarProps extends Pick<AgentTicketProps, "names" | "actor" | "language" | "approval"> {
  state: TicketMutationState;
  onDialog: (dialog: OpenDialog) => void;
}

export interface TicketDialogProps {
  state: TicketMutationState;
  names: CatalogueNames;
  me: AgentTicketProps["actor"];
  onClose: () => void;
}
