/** `replaced`: another category or a new text needs another chain. `withdrawn`: the ticket was cancelled. */
export const CHAIN_STATES = ["pending", "approved", "rejected", "withdrawn", "replaced"] as const;
export type ChainState = (typeof CHAIN_STATES)[number];

export const APPROVAL_STEP_STATES = ["waiting", "asked", "approved", "rejected", "void"] as const;
export type ApprovalStepState = (typeof APPROVAL_STEP_STATES)[number];

/** `one`: one approver is enough. `all`: every approver must agree. A single rejection always rejects. */
export const APPROVAL_NEEDS = ["one", "all"] as const;
export type ApprovalNeeds = (typeof APPROVAL_NEEDS)[number];

/** How a person became an approver. `lead`: of a team. `admin`: as a last resort. */
export const REQUEST_ORIGINS = ["named", "lead", "delegated", "escalated", "admin"] as const;
export type RequestOrigin = (typeof REQUEST_ORIGINS)[number];

export const REQUEST_STATES = ["asked", "approved", "rejected", "delegated", "void"] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** An email address, with or without an account, or the current lead of a team. */
export type ApproverRef = { kind: "address"; email: string } | { kind: "team-lead"; teamId: string };
