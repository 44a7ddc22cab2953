import type { ApprovalNeeds, RequestOrigin, RequestState } from "@/lib/domain/approval";

export interface ApproverRequest {
  id: string;
  origin: RequestOrigin;
  state: RequestState;
  fromRequestId: string | null;
}

/** `nobody`: undecided, and no approver is left who could decide. */
export type StepOutcome = "open" | "approved" | "rejected" | "nobody";

/**
 * The outcome of a step. An original request and its delegations count as one; void ones are ignored. A substitute was
 * asked by escalation, or as admin when no approver was left, and decides for everyone. Order does not matter. Pure.
 *
 * | The first row that matches                              | needs one  | needs all  |
 * | ------------------------------------------------------- | ---------- | ---------- |
 * | any request is rejected                                 | `rejected` | `rejected` |
 * | a substitute approved                                   | `approved` | `approved` |
 * | any other request is approved                           | `approved` | (see next) |
 * | every live original request, or its delegate, approved  | `approved` | `approved` |
 * | any request is still asked                              | `open`     | `open`     |
 * | none of these                                           | `nobody`   | `nobody`   |
 */
export function stepOutcome(needs: ApprovalNeeds, requests: ApproverRequest[]): StepOutcome {
  if (requests.some(({ state }) => state === "rejected")) return "rejected";
  const isApproved = ({ state }: ApproverRequest) => state === "approved";
  const substitutes = requests.filter((request) => isSubstitute(originalRequest(request, requests)));
  if (substitutes.some(isApproved) || (needs === "one" && requests.some(isApproved))) return "approved";
  const regular = requests.filter((request) => !substitutes.includes(request));
  const live = groupByOriginal(regular).filter((group) => group.some(isLive));
  if (live.length > 0 && live.every((group) => group.some(isApproved))) return "approved";
  return requests.some(({ state }) => state === "asked") ? "open" : "nobody";
}

function isLive({ state }: ApproverRequest): boolean {
  return state === "asked" || state === "approved";
}

function isSubstitute({ origin }: ApproverRequest): boolean {
  return origin === "escalated" || origin === "admin";
}

function groupByOriginal(requests: ApproverRequest[]): ApproverRequest[][] {
  const groups = new Map<string, ApproverRequest[]>();
  for (const request of requests) {
    const { id } = originalRequest(request, requests);
    groups.set(id, [...(groups.get(id) ?? []), request]);
  }
  return [...groups.values()];
}

export function originalRequest<T extends ApproverRequest>(request: T, requests: T[]): T {
  if (request.origin !== "delegated") return request;
  const from = requests.find(({ id }) => id === request.fromRequestId);
  return from ? originalRequest(from, requests) : request;
}

/** How often the request was delegated before it reached this approver. */
export function delegationsBefore<T extends ApproverRequest>(request: T, requests: T[]): number {
  if (request.origin !== "delegated") return 0;
  const from = requests.find(({ id }) => id === request.fromRequestId);
  return from ? 1 + delegationsBefore(from, requests) : 1;
}
