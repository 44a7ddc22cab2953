import type { Actor } from "@/lib/auth/actor";
import { AppError } from "@/lib/errors";
import type { FoundRequest } from "./find-request";

/** Why a person can or cannot answer a request. Only an `open` one can be answered. */
type RequestStatus = "open" | "own" | "decided" | "ended" | "out-of-turn" | "expired";

/** The status of a request for the person who looks at it. Pure. */
export function requestStatus(found: FoundRequest, actor: Actor, now: Date): RequestStatus {
  const { request, step, chain, link } = found;
  if (isOwn(found, actor)) return "own";
  if (request.state === "approved" || request.state === "rejected" || request.state === "delegated") return "decided";
  if (chain === "withdrawn" || chain === "replaced" || step.state === "void") return "ended";
  if (request.state === "void" || step.state === "approved" || step.state === "rejected") return "decided";
  if (step.state === "waiting") return "out-of-turn";
  return link && (link.usedAt || link.expiresAt <= now) ? "expired" : "open";
}

/** True if the request went to the requester's address, or if the requester opens another person's link. */
function isOwn({ request, requester }: FoundRequest, actor: Actor): boolean {
  const isRequesterAddress = requester.email !== null && requester.email === request.email;
  return isRequesterAddress || (actor.kind === "person" && actor.id === requester.id);
}

/** The error for an answer to a request that is not open: `forbidden` for one's own ticket, else `conflict`. */
export function closedRequestError(status: Exclude<RequestStatus, "open">): AppError {
  return new AppError(status === "own" ? "forbidden" : "conflict", MESSAGES[status], { kind: `approval-${status}` });
}

const MESSAGES: Record<Exclude<RequestStatus, "open">, string> = {
  own: "You can't approve your own request.",
  decided: "This request was already decided.",
  ended: "This request is no longer open: it was withdrawn or changed.",
  "out-of-turn": "Others have to approve before it is your turn.",
  expired: "This link has expired. Our next reminder contains a new one.",
};
