/* The states of approval chains, their steps and requests. What a ticket says of its approval is in ./ticket. */

/** Where a ticket's way through its approval steps stands: `replaced` by another category's or text's, `withdrawn` with the ticket. */
export const CHAIN_STATES = ["pending", "approved", "rejected", "withdrawn", "replaced"] as const;
export type ChainState = (typeof CHAIN_STATES)[number];

export const APPROVAL_STEP_STATES = ["waiting", "asked", "approved", "rejected", "void"] as const;
export type ApprovalStepState = (typeof APPROVAL_STEP_STATES)[number];

/** Whether one of a step's approvers is enough, or all of them must agree. One no is always a no. */
export const APPROVAL_NEEDS = ["one", "all"] as const;
export type ApprovalNeeds = (typeof APPROVAL_NEEDS)[number];

/** How somebody came to be asked: named in the step, as a team's lead, by delegation, by escalation, as the admin of last resort. */
export const REQUEST_ORIGINS = ["named", "lead", "delegated", "escalated", "admin"] as const;
export type RequestOrigin = (typeof REQUEST_ORIGINS)[number];

export const REQUEST_STATES = ["asked", "approved", "rejected", "delegated", "void"] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** Whom a step asks: an address, with or without an account, or whoever leads a team at that moment. */
export type ApproverRef = { kind: "address"; email: string } | { kind: "team-lead"; teamId: string };
