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
 * Moves a ticket to a team at once if the actor is an admin or in that team, else offers it. Throws `stale` on an old
 * version, `conflict` if the ticket is not active, already offered, or already with the actor's team, `invalid` for
 * an unknown team or a person outside it.
 */
export async function offerTicket(
  ctx: Context,
  input: OfferTicketInput & { ticket: string; version: number },
): Promise<HandoverView> {
  authorize(ctx.actor, "ticket.assign");
  const sender = ctx.actor;
  if (sender.kind !== "person") throw new TypeError("Only a person can transfer a ticket.");
  return transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, input.ticket);
    assertVersion(ticket, input.version);
    if (!isActive(ticket.status)) throw new AppError("conflict", `A ${ticket.status} ticket can't be transferred.`);
    const team = await findTeam(tx, input.teamId);
    if (input.personId) await assertMember(tx, input.personId, team);
    const mode = transferModeToTeam(senderOf(sender, await teamsOf(tx, [sender.id])), team);
    if (mode.way === "direct" && ticket.teamId === team.id) {
      throw new AppError("conflict", `This ticket is already with ${team.name}. Assign it to someone there.`);
    }
    const id = await (mode.way === "direct"
      ? moveDirectly(tx, sender, ticket, input)
      : insertOffer(tx, sender, ticket, input));
    return (await findHandover(tx, id)).handover;
  });
}

async function moveDirectly(tx: Transaction, sender: PersonActor, ticket: TicketRow, input: OfferTicketInput) {
  await withdrawOpenOffer(tx, ticket.id, "handed-on");
  const row = rowOf(tx, sender, ticket, input);
  await tx.db.insert(handovers).values({ ...row, state: "taken", answeredBy: sender.id, answeredAt: tx.now() });
  await tx.record({
    type: "ticket/handover.answered",
    ticketId: ticket.id,
    after: { handoverId: row.id, state: "taken", teamId: input.teamId, reason: "direct" },
    publish: false,
  });
  await moveToTeam(tx, ticket, { teamId: input.teamId, personId: row.personId });
  return row.id;
}

async function insertOffer(tx: Transaction, sender: PersonActor, ticket: TicketRow, input: OfferTicketInput) {
  const row = rowOf(tx, sender, ticket, input);
  const inserted = await tx.db.insert(handovers).values(row).onConflictDoNothing().returning({ id: handovers.id });
  if (inserted.length === 0) {
    throw new AppError(
      "conflict",
      "This ticket is already offered to a team. The person who offered it, or an admin, must withdraw that offer first.",
      {
        kind: "offered-already",
      },
    );
  }
  await changeTicket(tx, ticket, {});
  const after = { handoverId: row.id, teamId: input.teamId, ...(input.personId ? { personId: input.personId } : {}) };
  await tx.record({ type: "ticket/handover.offered", ticketId: ticket.id, handoverId: row.id, after });
  return row.id;
}

function rowOf(tx: Transaction, sender: PersonActor, ticket: TicketRow, { teamId, personId, note }: OfferTicketInput) {
  return {
    id: newId(),
    ticketId: ticket.id,
    offeredBy: sender.id,
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
  if (!row) throw invalid("/teamId", "No team has this ID.");
  return row;
}

async function assertMember({ db }: Transaction, personId: string, team: { id: string; name: string }): Promise<void> {
  const rows = await db
    .select({ id: people.id })
    .from(people)
    .innerJoin(teamMembers, and(eq(teamMembers.personId, people.id), eq(teamMembers.teamId, team.id)))
    .where(and(eq(people.id, personId), inArray(people.role, ["moderator", "admin"]), isNull(people.deactivatedAt)));
  if (rows.length === 0) throw invalid("/personId", `No agent in ${team.name} has this ID.`);
}
