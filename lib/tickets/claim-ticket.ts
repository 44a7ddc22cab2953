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
  /** The version the choice was made from. */
  ticketVersion: number;
  personId: string;
  /** The load the choice was made from. */
  activeSeen: number;
  /** The presence it was made from: hours and holidays can change without `availability` changing. */
  presenceSeen?: number;
  scoreboard: ScoreboardLine[];
  reason: AssignmentReason;
  attempts: number;
  /** One mail of many tells the new owner: see `handOnTicket`. */
  digest?: string;
  /** Whether `on-ticket-assigned` is woken to tell the new owner; without, the caller tells them. */
  publish?: boolean;
}

/**
 * The assignment rule's claim, one conditional statement: ticket and person are compared with what the choice saw, and
 * with what holds now (live, unowned, approved; here, active, room left), and change both or not at all. If either has
 * moved on nothing happens and the answer is null, so the caller loads again and chooses again. Returns the id of the
 * `ticket/assigned` event.
 */
export async function claimTicket(ctx: Context, claim: ClaimResult): Promise<string | null> {
  authorize(ctx.actor, "ticket.assign");
  return transact(ctx, async (tx) => {
    if (!(await takeBoth(tx, claim))) return null;
    await closeClaimedOffer(tx, claim.ticketId);
    const { ticketId, personId, scoreboard, reason, attempts, digest, publish } = claim;
    const source = "rules" as const;
    const row = { id: newId(), ticketId, personId, source, reason, scoreboard, attempts, assignedAt: tx.now() };
    await tx.db.insert(assignments).values(row);
    const after = { personId, source, reason, ...(digest ? { digest } : {}) };
    return tx.record({ type: "ticket/assigned", ticketId, personId, after, publish });
  });
}

/**
 * A part of a statement that changes rows can't undo another part of it. So both rows are first held, the ticket before
 * the person as everywhere, and each is held only if its condition is true of its newest version, whatever committed
 * while this waited. What is held can't change any more, and the two changes follow only where both are.
 */
async function takeBoth({ db, now }: Transaction, claim: ClaimResult): Promise<boolean> {
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
      .where(and(exists(db.select({ id: ticket.id }).from(ticket)), eq(people.id, claim.personId), asSeen(claim, at)))
      .for("no key update"),
  );
  const both = exists(db.select({ id: person.id }).from(person));
  const loaded = db.$with("loaded").as(
    db
      .update(people)
      .set({ activeTickets: sql`${people.activeTickets} + 1`, lastAssignedAt: at })
      .where(and(eq(people.id, claim.personId), both))
      .returning({ id: people.id }),
  );
  const owned = await db
    .with(ticket, person, loaded)
    .update(tickets)
    .set({
      assigneeId: claim.personId,
      provenance: sql`${tickets.provenance} || ${provenance}::jsonb`,
      version: sql`${tickets.version} + 1`,
      updatedAt: at,
    })
    .where(and(eq(tickets.id, claim.ticketId), both))
    .returning({ id: tickets.id });
  return owned.length > 0;
}

function asSeen({ activeSeen, presenceSeen }: ClaimResult, at: Date): SQL {
  const asKnown = presenceSeen === undefined ? undefined : eq(people.presenceVersion, presenceSeen);
  return and(eq(people.activeTickets, activeSeen), asKnown, mayReceive(at))!;
}
