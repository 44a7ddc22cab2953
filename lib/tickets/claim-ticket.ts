import { and, eq, exists, type SQL, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { assignments, people, tickets } from "@/lib/db/schema";
import type { AssignmentReason, ScoreboardLine } from "@/lib/domain/routing";
import { type Transaction, transact } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import { closeClaimedOffer } from "./handovers/close-offer";
import { isClaimable, mayReceive } from "./write/capacity";

export interface ClaimResult {
  ticketId: string;
  ticketVersion: number;
  personId: string;
  /** The person's number of active tickets when routing chose them. */
  activeSeen: number;
  /** The version of the person's working hours and absences when routing chose them. */
  presenceSeen?: number;
  scoreboard: ScoreboardLine[];
  reason: AssignmentReason;
  attempts: number;
  /** Id of the email that tells the assignee about several tickets at once: see `reassignFromAbsentAssignee`. */
  digest?: string;
  /** False sends no event, because the caller notifies the assignee itself. */
  publish?: boolean;
}

/**
 * Assigns a ticket to the person that routing chose, if neither has changed and the person can still take it. Returns
 * the id of the `ticket/assigned` event, or null if something changed: then the caller chooses again.
 */
export async function claimTicket(ctx: Context, claim: ClaimResult): Promise<string | null> {
  authorize(ctx.actor, "ticket.assign");
  return transact(ctx, async (tx) => {
    if (!(await assignInOneStatement(tx, claim))) return null;
    await closeClaimedOffer(tx, claim.ticketId);
    const { ticketId, personId, scoreboard, reason, attempts, digest, publish } = claim;
    const source = "rules" as const;
    const row = { id: newId(), ticketId, personId, source, reason, scoreboard, attempts, assignedAt: tx.now() };
    await tx.db.insert(assignments).values(row);
    const after = { personId, source, reason, ...(digest ? { digest } : {}) };
    return tx.record({ type: "ticket/assigned", ticketId, personId, after, publish });
  });
}

async function assignInOneStatement({ db, now }: Transaction, claim: ClaimResult): Promise<boolean> {
  const at = now();
  const provenance = JSON.stringify({ assignee: { source: "rules", at: at.toISOString() } });
  const ticket = db.$with("ticket").as(
    db
      .select({ id: tickets.id })
      .from(tickets)
      .where(and(eq(tickets.id, claim.ticketId), eq(tickets.version, claim.ticketVersion), isClaimable()))
      .for("update"),
  );
  const person = db.$with("person").as(
    db
      .select({ id: people.id })
      .from(people)
      .where(and(exists(db.select({ id: ticket.id }).from(ticket)), isPersonAsSeen(claim, at)))
      .for("no key update"),
  );
  const bothLocked = exists(db.select({ id: person.id }).from(person));
  const loaded = db.$with("loaded").as(
    db
      .update(people)
      .set({ activeTickets: sql`${people.activeTickets} + 1`, lastAssignedAt: at })
      .where(and(eq(people.id, claim.personId), bothLocked))
      .returning({ id: people.id }),
  );
  const updated = await db
    .with(ticket, person, loaded)
    .update(tickets)
    .set({
      assigneeId: claim.personId,
      provenance: sql`${tickets.provenance} || ${provenance}::jsonb`,
      version: sql`${tickets.version} + 1`,
      updatedAt: at,
    })
    .where(and(eq(tickets.id, claim.ticketId), bothLocked))
    .returning({ id: tickets.id });
  return updated.length > 0;
}

function isPersonAsSeen({ personId, activeSeen, presenceSeen }: ClaimResult, at: Date): SQL {
  const samePresence = presenceSeen === undefined ? undefined : eq(people.presenceVersion, presenceSeen);
  return and(eq(people.id, personId), eq(people.activeTickets, activeSeen), samePresence, mayReceive(at))!;
}
