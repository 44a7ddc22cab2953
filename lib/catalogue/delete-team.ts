import { and, asc, eq, inArray } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { handovers, teams, tickets } from "@/lib/db/schema";
import { notFound } from "@/lib/errors";
import { type Transaction, transact } from "@/lib/events/transact";
import { isId } from "@/lib/ids";

/** Deletes a team. Its categories, tickets and people stay. Withdraws open offers to the team. Throws `not_found`. */
export async function deleteTeam(ctx: Context, { id }: { id: string }): Promise<void> {
  authorize(ctx.actor, "catalogue.manage");
  if (!isId(id)) throw notFound("team");
  await transact(ctx, async (tx) => {
    // The lock prevents new offers to the team.
    const locked = await tx.db.select({ id: teams.id }).from(teams).where(eq(teams.id, id)).for("update");
    if (locked.length === 0) throw notFound("team");
    await endOffers(tx, id);
    await tx.db.delete(teams).where(eq(teams.id, id));
  });
}

/** Withdraws the offers and records it in the tickets' history, because the offers are deleted with the team. */
async function endOffers(tx: Transaction, teamId: string): Promise<void> {
  const open = and(eq(handovers.teamId, teamId), eq(handovers.state, "offered"));
  const offered = tx.db.select({ id: handovers.ticketId }).from(handovers).where(open);
  await tx.db
    .select({ id: tickets.id })
    .from(tickets)
    .where(inArray(tickets.id, offered))
    .orderBy(asc(tickets.id))
    .for("update");
  const ended = await tx.db
    .update(handovers)
    .set({ state: "withdrawn", answeredAt: tx.now() })
    .where(open)
    .returning({ id: handovers.id, ticketId: handovers.ticketId });
  for (const { id: handoverId, ticketId } of ended) {
    const after = { handoverId, state: "withdrawn", reason: "team-gone" } as const;
    await tx.record({ type: "ticket/handover.answered", ticketId, handoverId, after });
  }
}
