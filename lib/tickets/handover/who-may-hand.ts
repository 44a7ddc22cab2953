import type { Role } from "@/lib/words";

export interface Giver {
  id: string;
  role: Role;
  teamIds: readonly string[];
}

/** A team and who would have to take a ticket for it; without a taker at work the admins do. */
export interface TakingTeam {
  id: string;
  name: string;
  taker: { id: string; name: string } | null;
}

export interface Receiver {
  id: string;
  role: Role;
  teams: readonly TakingTeam[];
}

/** Straight to them, or as an offer that somebody of the team has to take first. */
export type Way = { way: "direct" } | { way: "offer"; team: TakingTeam };

/**
 * How a ticket may go from one person to another. Admins hand to anyone. A moderator hands straight to themselves, to
 * an admin, to somebody without a team and to a team-mate; to anybody else by an offer to their team. That the ticket
 * is with the receiver's team makes nobody near: a moderator sorts it there in one step. Of several teams the ticket's
 * own is asked, else the first by name that has a taker at work, else the first. Pure.
 */
export function wayToPerson(giver: Giver, receiver: Receiver, ticketTeamId: string | null): Way {
  const isDirect =
    giver.role === "admin" ||
    giver.id === receiver.id ||
    receiver.role === "admin" ||
    receiver.teams.length === 0 ||
    receiver.teams.some(({ id }) => giver.teamIds.includes(id));
  if (isDirect) return { way: "direct" };
  const byName = [...receiver.teams].sort((a, b) => (a.name < b.name ? -1 : 1));
  const own = byName.find(({ id }) => id === ticketTeamId);
  return { way: "offer", team: own ?? byName.find(({ taker }) => taker) ?? byName[0]! };
}

/** The same for a team as a whole: straight to one's own, and for admins to any. Pure. */
export function wayToTeam(giver: Giver, team: TakingTeam): Way {
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
export function takerOf(seats: readonly Seat[]): TakingTeam["taker"] {
  const lead = seats.find((seat) => seat.lead && seat.absence?.kind !== "away");
  return lead ? { id: lead.id, name: lead.name } : null;
}

/** "Leonie Graf leads Billing and has to take it." */
export function takerWords({ name, taker }: TakingTeam): string {
  return taker
    ? `${taker.name} leads ${name} and has to take it.`
    : `${name} has no lead at work: an admin has to take it.`;
}
