import { canAssignDirectly, type StaffSeat } from "./people";

export const HANDOVER_STATES = ["offered", "taken", "declined", "withdrawn"] as const;
export type HandoverState = (typeof HANDOVER_STATES)[number];

/** A team that can get an offer. Its lead, the `taker`, must accept it. Without a present lead, an admin must. */
export interface ReceivingTeam {
  id: string;
  name: string;
  taker: { id: string; name: string } | null;
}

export interface Recipient extends Omit<StaffSeat, "teamIds"> {
  teams: readonly ReceivingTeam[];
}

/** How a ticket reaches a person or team: directly, or as an offer that the team must accept first. */
export type TransferMode = { way: "direct" } | { way: "offer"; team: ReceivingTeam };

/**
 * How the sender can give a ticket to a person. An offer goes to the recipient's team: the ticket's team if they are
 * in it, else their first team (by name) with a lead who is present, else their first. Pure.
 */
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

/** How the sender can give a ticket to a team: directly as an admin or as a member of it, else as an offer. Pure. */
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

/** The team's lead, who accepts tickets for it; null while away. Working hours and holidays don't count. Pure. */
export function acceptingLeadOf(seats: readonly Seat[]): ReceivingTeam["taker"] {
  const lead = seats.find((seat) => seat.lead && seat.absence?.kind !== "away");
  return lead ? { id: lead.id, name: lead.name } : null;
}
