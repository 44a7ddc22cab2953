import type { PersonActor } from "@/lib/auth/actor";
import { acceptingLeadText } from "@/lib/display-text/handover";
import { type Recipient, transferModeToPerson } from "@/lib/domain/handover";
import type { Role, StaffSeat } from "@/lib/domain/people";
import { AppError } from "@/lib/errors";
import type { Transaction } from "@/lib/events/transact";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { teamsOf } from "./accepting-lead";

/** Throws `conflict` of the kind `needs-lead`, which says who has to take it, where a person may only offer the ticket. */
export async function assertCanAssignDirectly(
  tx: Transaction,
  seen: Pick<TicketRow, "teamId">,
  receiver: { id: string; name: string; role: Role },
): Promise<void> {
  const { actor } = tx;
  if (actor.kind !== "person" || actor.role === "admin" || actor.id === receiver.id) return;
  const seats = await teamsOf(tx, [actor.id, receiver.id]);
  const way = transferModeToPerson(senderOf(actor, seats), receiverOf(receiver, seats), seen.teamId);
  if (way.way === "direct") return;
  const isTaker = way.team.taker?.id === receiver.id;
  const where = isTaker ? "" : `${receiver.name} is in another team. `;
  const detail = `${where}${acceptingLeadText(way.team)} Offer it to ${way.team.name} instead.`;
  throw new AppError("conflict", detail, { kind: "needs-lead" });
}

type Seats = Awaited<ReturnType<typeof teamsOf>>;

export function senderOf({ id, role }: PersonActor, seats: Seats): StaffSeat {
  return { id, role, teamIds: seats.filter(({ personId }) => personId === id).map((team) => team.id) };
}

function receiverOf({ id, role }: { id: string; role: Role }, seats: Seats): Recipient {
  return { id, role, teams: seats.filter(({ personId }) => personId === id) };
}
