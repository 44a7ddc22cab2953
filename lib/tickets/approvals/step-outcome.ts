import type { ApprovalNeeds, RequestOrigin, RequestState } from "@/lib/domain/approval";

export interface ApproverRequest {
  id: string;
  origin: RequestOrigin;
  state: RequestState;
  fromRequestId: string | null;
}

/** `nobody`: the step is undecided, and no approver is left who could decide it. */
export type StepOutcome = "open" | "approved" | "rejected" | "nobody";

/**
 * The outcome of a step. An original request and its delegations count as one. Void requests don't count. A substitute
 * was asked because others did not answer, or is an admin because no approver was left; they decide for everyone. Pure.
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
  const live = requests.filter(({ state }) => state === "asked" || state === "approved");
  const regular = live.filter((request) => !substitutes.includes(request));
  const originalId = (request: ApproverRequest) => originalRequest(request, requests).id;
  const approvedIds = new Set(regular.filter(isApproved).map(originalId));
  if (regular.length > 0 && regular.every((request) => approvedIds.has(originalId(request)))) return "approved";
  return requests.some(({ state }) => state === "asked") ? "open" : "nobody";
}

function isSubstitute({ origin }: ApproverRequest): boolean {
  return origin === "escalated" || origin === "admin";
}

function originalRequest(request: ApproverRequest, requests: ApproverRequest[]): ApproverRequest {
  if (request.origin !== "delegated") return request;
  const from = requests.find(({ id }) => id === request.fromRequestId);
  return from ? originalRequest(from, requests) : request;
}

/** How many delegations led to this request. */
export function delegationsBefore(request: ApproverRequest, requests: ApproverRequest[]): number {
  if (request.origin !== "delegated") return 0;
  const from = requests.find(({ id }) => id === request.fromRequestId);
  return from ? 1 + delegationsBefore(from, requests) : 1;
}
