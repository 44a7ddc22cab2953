import { canAssignDirectly, type Role, type StaffSeat } from "./people";

export const HANDOVER_STATES = ["offered", "taken", "declined", "withdrawn"] as const;
export type HandoverState = (typeof HANDOVER_STATES)[number];

/** `taker`: the lead who must accept tickets for the team. Null if there is no available lead; then admins accept. */
export interface ReceivingTeam {
  id: string;
  name: string;
  taker: { id: string; name: string } | null;
}

export interface Recipient {
  id: string;
  role: Role;
  teams: readonly ReceivingTeam[];
}

/** Directly, or as an offer that the team must accept first. */
export type TransferMode = { way: "direct" } | { way: "offer"; team: ReceivingTeam };

/** How a ticket can go to a person: directly, or as an offer to the ticket's team if it is theirs, else their first by
 * name with an available lead, else the first. Pure. */
export function transferModeToPerson(
  sender: StaffSeat,
  recipient: Recipient,
  ticketTeamId: string | null,
): TransferMode {
  const { id, role, teams } = recipient;
  if (canAssignDirectly(sender, { id, role, teamIds: teams.map((team) => team.id) })) return { way: "direct" };
  const byName = [...teams].sort((a, b) => (a.name < b.name ? -1 : 1));
  const own = byName.find(({ id }) => id === ticketTeamId);
  return { way: "offer", team: own ?? byName.find(({ taker }) => taker) ?? byName[0]! };
}

/** How a ticket can go to a team: directly to one of the sender's own teams, and for admins to any team. Pure. */
export function transferModeToTeam(sender: StaffSeat, team: ReceivingTeam): TransferMode {
  const isDirect = sender.role === "admin" || sender.teamIds.includes(team.id);
  return isDirect ? { way: "direct" } : { way: "offer", team };
}

interface Seat {
  id: string;
  name: string;
  lead: boolean;
  absence: { kind: string } | null;
}

/** The lead who accepts tickets for a team, unless away. Hours and holidays don't count. Pure. */
export function acceptingLeadOf(seats: readonly Seat[]): ReceivingTeam["taker"] {
  const lead = seats.find((seat) => seat.lead && seat.absence?.kind !== "away");
  return lead ? { id: lead.id, name: lead.name } : null;
}
