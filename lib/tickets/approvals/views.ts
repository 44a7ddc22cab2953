import type { ChainState, RequestState } from "@/lib/domain/approval";
import type { ApprovalState } from "@/lib/domain/ticket";
import type { TicketView } from "@/lib/tickets/ticket-view";
import type { RequestRow, StepRow } from "./rows";

/** One request to one approver. */
export interface RequestView extends Pick<RequestRow, "id" | "origin" | "state" | "comment"> {
  /** The approver's name if known, else their address, or for requesters the part of it before the @. */
  approver: string;
  /** Only for staff. */
  email?: string;
  /** The approver who delegated this request, or whose silence caused it. Null if that was nobody or several people. */
  from: string | null;
  decidedAt: string | null;
  askedAt: string;
}

export interface StepView extends Pick<StepRow, "id" | "position" | "name" | "needs" | "state"> {
  askedAt: string | null;
  remindedAt: string | null;
  escalatedAt: string | null;
  decidedAt: string | null;
  requests: RequestView[];
}

export interface ChainView {
  id: string;
  state: ChainState;
  category: string | null;
  startedAt: string;
  endedAt: string | null;
  steps: StepView[];
}

/** What an approver sees of the ticket. An approver may be outside the staff, so it has no notes or assignee. */
export interface ApprovalFacts extends Pick<TicketView, "number" | "title" | "description" | "priority" | "approval"> {
  category: string | null;
  requester: string;
  requesterDepartment: string | null;
  createdAt: string;
  chain: ChainView;
}

/** A ticket's current approval chain, and the earlier ones, newest first. */
export interface TicketApproval {
  chain: ChainView | null;
  earlier: ChainView[];
}

/** What an approver sees who opens a request by link or after signing in. Only an `open` request can be answered. */
export type LinkView =
  | { state: "open"; requestId: string; step: string; approver: string; expiresAt: string | null; facts: ApprovalFacts }
  | { state: "unknown" }
  | { state: "expired" }
  /** This approver has answered, or the step was decided without them. */
  | { state: "decided"; word: RequestState; decidedAt: string | null }
  | { state: "ended" }
  | { state: "own" };

export interface ApprovalItem
  extends Pick<ApprovalFacts, "number" | "title" | "category" | "priority" | "requester">,
    Pick<RequestView, "id" | "state" | "askedAt" | "decidedAt"> {
  ticketId: string;
  step: string;
}

export interface ApprovalDecisionResult {
  number: string;
  state: RequestState;
  approval: ApprovalState;
}
