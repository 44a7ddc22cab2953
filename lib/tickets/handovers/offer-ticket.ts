import { and, eq, inArray, isNull } from "drizzle-orm";
import type { PersonActor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { handovers, people, teamMembers, teams } from "@/lib/db/schema";
import { transferModeToTeam } from "@/lib/domain/handover";
import { isActive } from "@/lib/domain/ticket";
import { AppError, invalid } from "@/lib/errors";
import { type Transaction, transact } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import { lockTicket, type TicketRow } from "@/lib/tickets/find-ticket";
import { assertVersion, changeTicket } from "@/lib/tickets/write/change-ticket";
import { acceptingLeadColumn, teamsOf } from "./accepting-lead";
import { senderOf } from "./assert-can-assign-directly";
import { withdrawOpenOffer } from "./close-offer";
import type { OfferTicketInput } from "./input";
import { moveToTeam } from "./move-to-team";
import { findHandover, type HandoverView } from "./queries";

/**
 * Hands a ticket to a team. To one's own, and by an admin, it goes at once; to any other it is offered, and stays where
 * it is until the team's lead takes it, also where it was sorted to that team before. One offer a ticket: `conflict`
 * where one is open, where the ticket is no longer active or is with one's own team already; `invalid` for a team that
 * is not there or a person who is not in it.
 */
export async function offerTicket(
  ctx: Context,
  input: OfferTicketInput & { ticket: string; version: number },
): Promise<HandoverView> {
  authorize(ctx.actor, "ticket.assign");
  const giver = ctx.actor;
  if (giver.kind !== "person") throw new TypeError("A ticket is offered by a person.");
  return transact(ctx, async (tx) => {
    const seen = await lockTicket(tx, input.ticket);
    assertVersion(seen, input.version);
    if (!isActive(seen.status)) throw new AppError("conflict", `A ${seen.status} ticket has nobody working on it.`);
    const team = await findTeam(tx, input.teamId);
    if (input.personId) await assertMember(tx, input.personId, team);
    const way = transferModeToTeam(senderOf(giver, await teamsOf(tx, [giver.id])), team);
    if (way.way === "direct" && seen.teamId === team.id) {
      throw new AppError("conflict", `This ticket is with ${team.name} already. Hand it to somebody there.`);
    }
    const id = await (way.way === "direct" ? hand(tx, giver, seen, input) : offer(tx, giver, seen, input));
    return (await findHandover(tx, id)).handover;
  });
}

async function hand(tx: Transaction, giver: PersonActor, seen: TicketRow, input: OfferTicketInput): Promise<string> {
  await withdrawOpenOffer(tx, seen.id, "handed-on");
  const answered = { state: "taken" as const, answeredBy: giver.id, answeredAt: tx.now() };
  const row = { ...rowOf(tx, giver, seen, input), ...answered };
  await tx.db.insert(handovers).values(row);
  await tx.record({
    type: "ticket/handover.answered",
    ticketId: seen.id,
    after: { handoverId: row.id, state: "taken", teamId: input.teamId, reason: "direct" },
    publish: false,
  });
  await moveToTeam(tx, seen, { teamId: input.teamId, personId: row.personId });
  return row.id;
}

async function offer(tx: Transaction, giver: PersonActor, seen: TicketRow, input: OfferTicketInput): Promise<string> {
  const row = rowOf(tx, giver, seen, input);
  const made = await tx.db.insert(handovers).values(row).onConflictDoNothing().returning({ id: handovers.id });
  if (made.length === 0) {
    throw new AppError("conflict", "This ticket is offered to a team already. Take that offer back first.", {
      kind: "offered-already",
    });
  }
  await changeTicket(tx, seen, {});
  const after = { handoverId: row.id, teamId: input.teamId, ...(input.personId ? { personId: input.personId } : {}) };
  await tx.record({ type: "ticket/handover.offered", ticketId: seen.id, handoverId: row.id, after });
  return row.id;
}

function rowOf(tx: Transaction, giver: PersonActor, seen: TicketRow, { teamId, personId, note }: OfferTicketInput) {
  return {
    id: newId(),
    ticketId: seen.id,
    offeredBy: giver.id,
    teamId,
    personId: personId ?? null,
    note: note || null,
    createdAt: tx.now(),
  };
}

async function findTeam({ db }: Transaction, id: string) {
  const [row] = await db
    .select({ id: teams.id, name: teams.name, taker: acceptingLeadColumn(teams.id) })
    .from(teams)
    .where(eq(teams.id, id));
  if (!row) throw invalid("/teamId", "There is no team of that id.");
  return row;
}

async function assertMember({ db }: Transaction, personId: string, team: { id: string; name: string }): Promise<void> {
  const rows = await db
    .select({ id: people.id })
    .from(people)
    .innerJoin(teamMembers, and(eq(teamMembers.personId, people.id), eq(teamMembers.teamId, team.id)))
    .where(and(eq(people.id, personId), inArray(people.role, ["moderator", "admin"]), isNull(people.deactivatedAt)));
  if (rows.length === 0) throw invalid("/personId", `There is no moderator of that id in ${team.name}.`);
}
