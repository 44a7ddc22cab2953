import type { TimelineItemState } from "@/app/_components/timeline";
import type { CatalogueNames } from "@/app/_features/names/names";
import type { MailKind } from "@/lib/domain/mail";
import type { Role } from "@/lib/domain/people";
import type { Priority } from "@/lib/domain/ticket";
import type { TicketApproval } from "@/lib/tickets/approvals/views";
import type { TicketDetails } from "@/lib/tickets/queries";

export interface TicketMail {
  id: string;
  kind: MailKind;
  recipientName: string | null;
  state: "pending" | "sent" | "failed" | "suppressed";
  attempts: number;
  createdAt: string;
  sentAt: string | null;
}

interface Base {
  id: string;
  /** ISO; the sort key. */
  at: string;
}

export interface MessageEntry extends Base {
  kind: "message";
  tone: "request" | "reply" | "note";
  author: { id: string; name: string; role: Role | null };
  body: string;
}

export interface StepEntry extends Base {
  kind: "step";
  step: "triage" | "apply" | "approve" | "review" | "assign" | "notify";
  state: TimelineItemState;
  name: string;
  person?: string;
  detail: string;
  /** Shown instead of the time: "skipped", "running". */
  status?: string;
  /** Runs at the same time as the step above it. */
  parallel?: boolean;
  /** The following steps have not started. */
  pending?: boolean;
  rejectedCandidates?: { name: string; why: string }[];
}

export interface ChangeEntry extends Base {
  kind: "change";
  who: string;
  byPerson: boolean;
  byRule?: true;
  /** "set priority to" */
  action: string;
  value?: string;
  priority?: Priority;
  /** "AI had set Medium" */
  detail?: string;
  /** The person's comment: a solution or a reason. */
  note?: string;
  isRejection?: boolean;
}

/** A group of finished pipeline steps that can be expanded. */
export interface CollapsedEntry extends Base {
  kind: "collapsed";
  label: string;
  steps: StepEntry[];
}

export type TimelineEntry = MessageEntry | StepEntry | ChangeEntry | CollapsedEntry;

export const TIMELINE_TABS = ["all", "messages", "pipeline", "changes"] as const;
export type TimelineTab = (typeof TIMELINE_TABS)[number];

export interface TimelineInputs {
  ticket: TicketDetails;
  mails: readonly TicketMail[];
  names: CatalogueNames;
  approval?: TicketApproval;
  /** ms; steps that finished more than a day earlier are collapsed. */
  now: number;
}
