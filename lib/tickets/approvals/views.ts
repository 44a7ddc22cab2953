import type { ApprovalNeeds, ApprovalStepState, ChainState, RequestOrigin, RequestState } from "@/lib/domain/approval";
import type { ApprovalState, Priority } from "@/lib/domain/ticket";

/** One approver's part, as those who see the ticket get it. Requesters get names where there are, and no addresses. */
export interface RequestView {
  id: string;
  /** An account's name, else the address, or for requesters what stands before its @. */
  approver: string;
  /** Staff only. */
  email?: string;
  origin: RequestOrigin;
  /** Who gave this part away, where it was delegated or escalated. */
  from: string | null;
  state: RequestState;
  comment: string | null;
  decidedAt: string | null;
  askedAt: string;
  /** A link that decides, for admins alone and only where no mail leaves the machine. */
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

/** A ticket's way through its approvals, in order. */
export interface ChainView {
  id: string;
  state: ChainState;
  category: string | null;
  startedAt: string;
  endedAt: string | null;
  steps: StepView[];
}

/** The facts of a request that an approver decides by; nothing of it is for staff alone. */
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
  /** The steps so far: who said what. */
  chain: ChainView;
}

/** The present chain, and those that ended before it, the newest first. */
export interface TicketApproval {
  chain: ChainView | null;
  earlier: ChainView[];
}

/** What a mailed link, or a signed-in approver's own line, leads to. Only `open` can be decided. */
export type LinkView =
  | {
      state: "open";
      requestId: string;
      step: string;
      approver: string;
      /** Null for a signed-in approver, who needs no link. */
      expiresAt: string | null;
      facts: ApprovalFacts;
    }
  /** The link was never ours, or its ticket is gone. */
  | { state: "unknown" }
  | { state: "expired" }
  /** This approver has given their word, or the step was decided without them. */
  | { state: "decided"; word: RequestState; decidedAt: string | null }
  /** The ticket waits no more: cancelled, withdrawn, or its chain was replaced. */
  | { state: "ended" }
  /** It is their own ticket. */
  | { state: "own" };

/** A line of `/approvals`: what the signed-in person was asked. */
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

/** What an approver's word came to. */
export interface ApprovalDecisionResult {
  /** The ticket's number. */
  number: string;
  /** As their part stands now. */
  state: RequestState;
  /** As the ticket stands now. */
  approval: ApprovalState;
}
