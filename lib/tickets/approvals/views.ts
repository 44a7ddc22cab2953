import type { ApprovalNeeds, ApprovalStepState, ChainState, RequestOrigin, RequestState } from "@/lib/domain/approval";
import type { ApprovalState, Priority } from "@/lib/domain/ticket";

/** One approver's request. Requesters see names where known, and no addresses. */
export interface RequestView {
  id: string;
  approver: string;
  /** Staff only. */
  email?: string;
  origin: RequestOrigin;
  /** Who delegated it, or was silent before escalation. */
  from: string | null;
  state: RequestState;
  comment: string | null;
  decidedAt: string | null;
  askedAt: string;
  /** For admins only, while no email leaves this machine. */
  link?: string;
}

export interface StepView {
  id: string;
  position: number;
  name: string;
  needs: ApprovalNeeds;
  state: ApprovalStepState;
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

/** What an approver sees of the ticket; nothing here is for staff only. */
export interface ApprovalFacts {
  number: string;
  title: string | null;
  description: string;
  category: string | null;
  priority: Priority;
  requester: string;
  requesterDepartment: string | null;
  createdAt: string;
  approval: ApprovalState;
  chain: ChainView;
}

/** The current chain and earlier ones, newest first. */
export interface TicketApproval {
  chain: ChainView | null;
  earlier: ChainView[];
}

/** What an emailed link or a signed-in approver opens. Only `open` can be decided. */
export type LinkView =
  | { state: "open"; requestId: string; step: string; approver: string; expiresAt: string | null; facts: ApprovalFacts }
  | { state: "unknown" }
  | { state: "expired" }
  /** This approver has decided, or the step was decided without them. */
  | { state: "decided"; word: RequestState; decidedAt: string | null }
  | { state: "ended" }
  | { state: "own" };

export interface ApprovalItem {
  id: string;
  ticketId: string;
  number: string;
  title: string | null;
  category: string | null;
  priority: Priority;
  requester: string;
  step: string;
  state: RequestState;
  askedAt: string;
  decidedAt: string | null;
}

export interface ApprovalDecisionResult {
  number: string;
  state: RequestState;
  approval: ApprovalState;
}
