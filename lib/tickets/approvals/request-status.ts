import type { Actor } from "@/lib/auth/actor";
import { AppError } from "@/lib/errors";
import type { FoundRequest } from "./find-request";

/** Only `open` can be decided. */
export type RequestStatus = "open" | "own" | "decided" | "ended" | "out-of-turn" | "expired";

/** Where a request stands for whoever holds it. Pure. */
export function requestStatus(found: FoundRequest, actor: Actor, now: Date): RequestStatus {
  const { request, step, chain, link } = found;
  if (isOwn(found, actor)) return "own";
  if (request.state === "approved" || request.state === "rejected" || request.state === "delegated") return "decided";
  if (chain === "withdrawn" || chain === "replaced" || step.state === "void") return "ended";
  if (request.state === "void" || step.state === "approved" || step.state === "rejected") return "decided";
  if (step.state === "waiting") return "out-of-turn";
  return link && (link.usedAt || link.expiresAt <= now) ? "expired" : "open";
}

/** Nobody agrees to their own request: not by the address that was asked, and not signed in with another's link. */
function isOwn({ request, requester }: FoundRequest, actor: Actor): boolean {
  const theirAddress = requester.email !== null && requester.email === request.email;
  return theirAddress || (actor.kind === "person" && actor.id === requester.id);
}

/** The refusal of a word that can't be given any more, or not by this person. */
export function closedRequestError(standing: Exclude<RequestStatus, "open">): AppError {
  return new AppError(standing === "own" ? "forbidden" : "conflict", REFUSALS[standing], {
    kind: `approval-${standing}`,
  });
}

const REFUSALS: Record<Exclude<RequestStatus, "open">, string> = {
  own: "Nobody can agree to their own request.",
  decided: "This was decided already.",
  ended: "This request waits for nobody any more: it was withdrawn or changed.",
  "out-of-turn": "Others have to agree before it is your turn.",
  expired: "This link has expired. The next reminder brings another one.",
};
