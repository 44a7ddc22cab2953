import { and, inArray, isNull, type SQL } from "drizzle-orm";
import { tickets } from "@/lib/db/schema";
import { ACTIVE_STATUSES } from "@/lib/domain/ticket";

/** A live ticket that nobody has and no approval holds back. */
export function isClaimable(): SQL {
  return and(
    isNull(tickets.assigneeId),
    isNull(tickets.deletedAt),
    inArray(tickets.status, [...ACTIVE_STATUSES]),
    inArray(tickets.approval, ["not_required", "approved"]),
  )!;
}

/** The queue: what can be claimed and has been read. What is still being read is routed by its own pipeline. */
export function isWaiting(): SQL {
  return and(isClaimable(), isTriaged())!;
}

/** As `isBeingRead`, the other way round. */
export function isTriaged(): SQL {
  return inArray(tickets.triage, ["done", "needs_review", "fallback"]);
}
