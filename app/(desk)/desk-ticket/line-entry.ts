import type { StopState } from "@/app/_ui/track";
import type { MailKind } from "@/lib/domain/mail";
import type { Role } from "@/lib/domain/people";
import type { Priority } from "@/lib/domain/ticket";
import type { TicketApproval } from "@/lib/tickets/approval/views";
import type { TicketDetails } from "@/lib/tickets/queries";
import type { DeskNames } from "../_parts/desk-names";

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
  state: StopState;
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
  sidings?: { name: string; why: string }[];
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
export interface FoldEntry extends Base {
  kind: "fold";
  words: string;
  steps: StepEntry[];
}

export type Entry = MessageEntry | StepEntry | ChangeEntry | FoldEntry;

/** The tabs over the line: everything, or one kind of it. */
export const LINE_TABS = ["all", "messages", "pipeline", "changes"] as const;
export type LineTab = (typeof LINE_TABS)[number];

export interface LineInput {
  ticket: TicketDetails;
  mails: readonly TicketMail[];
  names: DeskNames;
  /** The ticket's ways through its approvals; none for most. */
  approval?: TicketApproval;
  /** ms; what finished more than a day before it is folded. */
  now: number;
}
