import { and, eq, inArray, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import type { ScoreboardLine } from "@/lib/db/schema";
import { assignments, people, tickets } from "@/lib/db/schema";
import { transact } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import { ACTIVE_STATUSES } from "@/lib/words";
import { hasRoom } from "./change-ticket";

export interface Claim {
  ticketId: string;
  /** The version the choice was made from. */
  ticketVersion: number;
  personId: string;
  /** The load the choice was made from. */
  activeSeen: number;
  scoreboard: ScoreboardLine[];
  reason: string;
  tries: number;
}

/**
 * The assignment rule's claim: one conditional statement on the ticket and one on the person, in one transaction. Each
 * compares what the choice saw; if either changed meanwhile nothing happens and the answer is null, so the caller loads
 * again and chooses again. Returns the id of the `ticket/assigned` event.
 */
export async function claimTicket(ctx: Context, claim: Claim): Promise<string | null> {
  authorize(ctx.actor, "ticket.assign");
  try {
    return await transact(ctx, async (tx) => {
      const at = tx.now();
      const provenance = JSON.stringify({ assignee: { source: "rules", at: at.toISOString() } });
      const owned = await tx.db
        .update(tickets)
        .set({
          assigneeId: claim.personId,
          provenance: sql`${tickets.provenance} || ${provenance}::jsonb`,
          version: sql`${tickets.version} + 1`,
          updatedAt: at,
        })
        .where(and(eq(tickets.id, claim.ticketId), eq(tickets.version, claim.ticketVersion), isClaimable()))
        .returning({ id: tickets.id });
      const loaded = await tx.db
        .update(people)
        .set({ activeTickets: sql`${people.activeTickets} + 1`, lastAssignedAt: at })
        .where(and(eq(people.id, claim.personId), eq(people.activeTickets, claim.activeSeen), mayReceive(at)))
        .returning({ id: people.id });
      if (owned.length === 0 || loaded.length === 0) throw new LostClaim();
      const { ticketId, personId, scoreboard, reason, tries } = claim;
      const row = {
        id: newId(),
        ticketId,
        personId,
        source: "rules" as const,
        reason,
        scoreboard,
        tries,
        assignedAt: at,
      };
      await tx.db.insert(assignments).values(row);
      return tx.record({ type: "ticket/assigned", ticketId, personId, after: { personId, source: "rules", reason } });
    });
  } catch (error) {
    if (error instanceof LostClaim) return null;
    throw error;
  }
}

/** Undoes the half of a claim that went through. */
class LostClaim extends Error {}

/** A live ticket that nobody has and no approval holds back. */
export function isClaimable(): SQL {
  return and(
    isNull(tickets.assigneeId),
    isNull(tickets.deletedAt),
    inArray(tickets.status, [...ACTIVE_STATUSES]),
    inArray(tickets.approval, ["not_required", "approved"]),
  )!;
}

function mayReceive(at: Date): SQL {
  const here = or(
    eq(people.availability, "available"),
    and(eq(people.availability, "away"), lte(people.awayUntil, at)),
  );
  return and(hasRoom(), here)!;
}
