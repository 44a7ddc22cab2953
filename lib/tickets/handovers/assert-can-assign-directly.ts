import type { PersonActor } from "@/lib/auth/actor";
import { formatAcceptingLead } from "@/lib/display-text/handover";
import { type Recipient, transferModeToPerson } from "@/lib/domain/handover";
import type { Role, StaffSeat } from "@/lib/domain/people";
import { AppError } from "@/lib/errors";
import type { Transaction } from "@/lib/events/transact";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { teamsOf } from "./accepting-lead";

/**
 * Throws `conflict` (kind `needs-lead`) if the actor may not assign the ticket to this person but only offer it to
 * their team. The message says who must accept the offer.
 */
export async function assertCanAssignDirectly(
  tx: Transaction,
  ticket: Pick<TicketRow, "teamId">,
  recipient: { id: string; name: string; role: Role },
): Promise<void> {
  const { actor } = tx;
  if (actor.kind !== "person" || actor.role === "admin" || actor.id === recipient.id) return;
  const seats = await teamsOf(tx, [actor.id, recipient.id]);
  const mode = transferModeToPerson(senderOf(actor, seats), recipientOf(recipient, seats), ticket.teamId);
  if (mode.way === "direct") return;
  const isAcceptingLead = mode.team.taker?.id === recipient.id;
  const otherTeam = isAcceptingLead ? "" : `${recipient.name} is in another team. `;
  const detail = `${otherTeam}${formatAcceptingLead(mode.team)} Offer it to ${mode.team.name} instead.`;
  throw new AppError("conflict", detail, { kind: "needs-lead" });
}

type Seats = Awaited<ReturnType<typeof teamsOf>>;

export function senderOf({ id, role }: PersonActor, seats: Seats): StaffSeat {
  return { id, role, teamIds: seats.filter(({ personId }) => personId === id).map((team) => team.id) };
}

function recipientOf({ id, role }: { id: string; role: Role }, seats: Seats): Recipient {
  return { id, role, teams: seats.filter(({ personId }) => personId === id) };
}
