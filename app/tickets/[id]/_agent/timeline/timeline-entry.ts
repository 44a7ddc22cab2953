import type { TimelineItemState } from "@/app/_components/timeline";
import type { CatalogueNames } from "@/app/_features/names/names";
import type { MailKind } from "@/lib/domain/mail";
import type { Role } from "@/lib/domain/people";
import type { Priority } from "@/lib/domain/ticket";
import type { TicketApproval } from "@/lib/tickets/approvals/views";
import type { TicketDetails } from "@/lib/tickets/queries";

/** What became of one of the ticket's mails. */
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
  /** ISO; entries stand in this order. */
  at: string;
}

/** Something that was written: the request itself, an answer, or a note for staff. */
export interface MessageEntry extends Base {
  kind: "message";
  tone: "request" | "reply" | "note";
  author: { id: string; name: string; role: Role | null };
  body: string;
}

/** One step of the pipeline. */
export interface StepEntry extends Base {
  kind: "step";
  step: "read" | "apply" | "approve" | "assign" | "tell" | "leave";
  state: TimelineItemState;
  name: string;
  /** The name of whom this is about: who got the ticket. */
  person?: string;
  fact: string;
  /** In place of the time: "skipped", "running". */
  word?: string;
  /** Runs at the same time as the step above it. */
  beside?: boolean;
  /** Not travelled yet after this stop. */
  ahead?: boolean;
  /** Tracks that were not taken here. */
  rejectedCandidates?: { name: string; why: string }[];
}

/** Something that was changed, by a person or by the clock. */
export interface ChangeEntry extends Base {
  kind: "change";
  who: string;
  byPerson: boolean;
  /** A custom rule's doing. */
  byRule?: true;
  /** "set priority to" */
  did: string;
  /** The new value, in words. */
  value?: string;
  priority?: Priority;
  /** "AI had said Medium" */
  aside?: string;
  /** Words that were left with it: the solution, a reason. */
  note?: string;
  /** They speak against it. */
  against?: boolean;
}

/** A finished stretch of the pipeline, in one stop that can be opened. */
export interface CollapsedEntry extends Base {
  kind: "fold";
  words: string;
  steps: StepEntry[];
}

export type TimelineEntry = MessageEntry | StepEntry | ChangeEntry | CollapsedEntry;

/** The tabs over the line: everything, or one kind of it. */
export const TIMELINE_TABS = ["all", "messages", "pipeline", "changes"] as const;
export type TimelineTab = (typeof TIMELINE_TABS)[number];

export interface TimelineInputs {
  ticket: TicketDetails;
  mails: readonly TicketMail[];
  names: CatalogueNames;
  /** The ticket's ways through its approvals; none for most. */
  approval?: TicketApproval;
  /** ms; what finished more than a day before it is folded. */
  now: number;
}
