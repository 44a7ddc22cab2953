import { canAssignDirectly, type Role, type StaffSeat } from "./people";

/* Offers of a ticket to another team, and how a ticket may go from one person to another. */

/** An offer of a ticket to another team. */
export const HANDOVER_STATES = ["offered", "taken", "declined", "withdrawn"] as const;
export type HandoverState = (typeof HANDOVER_STATES)[number];

/** A team and who would have to take a ticket for it; without a taker at work the admins do. */
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

/** Straight to them, or as an offer that somebody of the team has to take first. */
export type TransferMode = { way: "direct" } | { way: "offer"; team: ReceivingTeam };

/**
 * How a ticket may go from one person to another: straight to whom they are near to, to anybody else by an offer to
 * their team. Of several teams the ticket's own is asked, else the first by name that has a taker at work, else the
 * first. Pure.
 */
export function transferModeToPerson(giver: StaffSeat, receiver: Recipient, ticketTeamId: string | null): TransferMode {
  const { id, role, teams } = receiver;
  if (canAssignDirectly(giver, { id, role, teamIds: teams.map((team) => team.id) })) return { way: "direct" };
  const byName = [...teams].sort((a, b) => (a.name < b.name ? -1 : 1));
  const own = byName.find(({ id }) => id === ticketTeamId);
  return { way: "offer", team: own ?? byName.find(({ taker }) => taker) ?? byName[0]! };
}

/** The same for a team as a whole: straight to one's own, and for admins to any. Pure. */
export function transferModeToTeam(giver: StaffSeat, team: ReceivingTeam): TransferMode {
  const isDirect = giver.role === "admin" || giver.teamIds.includes(team.id);
  return isDirect ? { way: "direct" } : { way: "offer", team };
}

interface Seat {
  id: string;
  name: string;
  lead: boolean;
  absence: { kind: string } | null;
}

/** Who takes tickets for a team: its lead, unless away. Hours and holidays don't count, as in `takerColumn`. Pure. */
export function acceptingLeadOf(seats: readonly Seat[]): ReceivingTeam["taker"] {
  const lead = seats.find((seat) => seat.lead && seat.absence?.kind !== "away");
  return lead ? { id: lead.id, name: lead.name } : null;
}

/** "Leonie Graf leads Billing and has to take it." */
export function acceptingLeadText({ name, taker }: ReceivingTeam): string {
  return taker
    ? `${taker.name} leads ${name} and has to take it.`
    : `${name} has no lead at work: an admin has to take it.`;
}
