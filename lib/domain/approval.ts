/**
 * `replaced`: the chain no longer fits, for example after a new category or text. `withdrawn`: the ticket was
 * resolved, cancelled or deleted while the chain was pending.
 */
export const CHAIN_STATES = ["pending", "approved", "rejected", "withdrawn", "replaced"] as const;
export type ChainState = (typeof CHAIN_STATES)[number];

/** `waiting`: an earlier step is open. `asked`: approvers can decide. `void`: its chain ended before it was decided. */
export type ApprovalStepState = "waiting" | "asked" | "approved" | "rejected" | "void";

/** `one`: one approval is enough. `all`: every approver must approve. One rejection always rejects the step. */
export const APPROVAL_NEEDS = ["one", "all"] as const;
export type ApprovalNeeds = (typeof APPROVAL_NEEDS)[number];

/**
 * Why a person was asked: named in the step, lead of a team in the step, by a delegation, because others did not
 * answer, or as an admin because no approver was left.
 */
export type RequestOrigin = "named" | "lead" | "delegated" | "escalated" | "admin";

export const REQUEST_STATES = ["asked", "approved", "rejected", "delegated", "void"] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** Names an approver: by email address, with or without an account, or as the current lead of a team. */
export type ApproverRef = { kind: "address"; email: string } | { kind: "team-lead"; teamId: string };
