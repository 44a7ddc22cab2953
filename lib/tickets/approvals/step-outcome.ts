import type { ApprovalNeeds, RequestOrigin, RequestState } from "@/lib/domain/approval";

/** What the rule looks at of a request. */
export interface ApproverRequest {
  id: string;
  origin: RequestOrigin;
  state: RequestState;
  fromRequestId: string | null;
}

/** `nobody`: not settled, and nobody is left who could. */
export type StepOutcome = "open" | "approved" | "rejected" | "nobody";

/**
 * What the words given so far make of a step. One no is a no. A part belongs to somebody who was named, or to whoever
 * they gave it to; parts of people who are gone don't count. Who was asked by escalation, or as an admin of last
 * resort, stands in for everybody who is silent: one yes of theirs settles the step. Pure: the order of words is
 * nothing to it.
 */
export function stepOutcome(needs: ApprovalNeeds, requests: ApproverRequest[]): StepOutcome {
  if (requests.some(({ state }) => state === "rejected")) return "rejected";
  const isYes = ({ state }: ApproverRequest) => state === "approved";
  const standIns = requests.filter((request) => standsIn(originalRequest(request, requests).origin));
  if (requests.some(isYes) && (needs === "one" || standIns.some(isYes))) return "approved";
  const parts = livingParts(requests.filter((request) => !standIns.includes(request)));
  if (parts.length > 0 && parts.every((part) => part.some(isYes))) return "approved";
  return requests.some(({ state }) => state === "asked") ? "open" : "nobody";
}

/** Each part with all who held it; those that nobody holds any more are left out. */
function livingParts(requests: ApproverRequest[]): ApproverRequest[][] {
  const parts = new Map<string, ApproverRequest[]>();
  for (const request of requests) {
    const root = originalRequest(request, requests).id;
    parts.set(root, [...(parts.get(root) ?? []), request]);
  }
  return [...parts.values()].filter((part) => part.some(({ state }) => state === "asked" || state === "approved"));
}

/** Who held a part first, before it was given on. */
export function originalRequest<T extends ApproverRequest>(request: T, requests: T[]): T {
  if (request.origin !== "delegated") return request;
  const from = requests.find(({ id }) => id === request.fromRequestId);
  return from ? originalRequest(from, requests) : request;
}

/** How often a part was given on before it came to this one. */
export function delegationsBefore<T extends ApproverRequest>(request: T, requests: T[]): number {
  if (request.origin !== "delegated") return 0;
  const from = requests.find(({ id }) => id === request.fromRequestId);
  return from ? 1 + delegationsBefore(from, requests) : 1;
}

function standsIn(origin: RequestOrigin): boolean {
  return origin === "escalated" || origin === "admin";
}
