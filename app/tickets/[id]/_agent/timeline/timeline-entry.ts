import type { TimelineItemState } from "@/app/_components/timeline";
import type { CatalogueNames } from "@/app/_features/names/names";
import type { EventType } from "@/lib/domain/event";
import type { MailKind } from "@/lib/domain/mail";
import type { Role } from "@/lib/domain/people";
import type { Priority } from "@/lib/domain/ticket";
import type { TicketApproval } from "@/lib/tickets/approvals/views";
import type { TicketDetails } from "@/lib/tickets/queries";
import type { TimelineEvent } from "@/lib/tickets/timeline";

export interface TicketMail {
  id: string;
  kind: MailKind;
  recipientName: string | null;
  state: "pending" | "sent" | "failed" | "suppressed";
  attempts: number;
  createdAt: string;
}

interface Base {
  id: string;
  /** ISO time. */
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
  /** Replaces the time: "skipped". */
  status?: string;
  /** Runs at the same time as the step above. */
  parallel?: boolean;
  /** True if the steps after this one have not started. */
  pending?: boolean;
  rejectedCandidates?: { name: string; why: string }[];
}

export interface ChangeEntry extends Base {
  kind: "change";
  who: string;
  byPerson: boolean;
  byRule?: true;
  /** The verb: "set priority to". */
  action: string;
  value?: string;
  priority?: Priority;
  /** The end of the sentence: "AI had set Medium". */
  detail?: string;
  /** The person's own text, such as a reason. */
  note?: string;
  isRejection?: boolean;
}

/** A button that shows a group of finished pipeline steps. */
export interface CollapsedEntry extends Base {
  kind: "collapsed";
  label: string;
  steps: StepEntry[];
}

/** A change without the facts that its history event provides, such as the time. */
export type Sentence = Pick<ChangeEntry, "action"> & Partial<ChangeEntry>;

export type EventOf<T extends EventType> = Extract<TimelineEvent, { type: T }>;

export type TimelineEntry = MessageEntry | StepEntry | ChangeEntry | CollapsedEntry;

export const TIMELINE_TABS = ["all", "messages", "pipeline", "changes"] as const;
export type TimelineTab = (typeof TIMELINE_TABS)[number];

export interface TimelineInputs {
  ticket: TicketDetails;
  mails: readonly TicketMail[];
  names: CatalogueNames;
  approval?: TicketApproval;
  /** In ms. Steps that finished more than a day before are collapsed. */
  now: number;
}
