import type { CatalogueNames, Colleague } from "@/app/_features/names/names";
import { type ReceivingTeam, type TransferMode, transferModeToPerson, transferModeToTeam } from "@/lib/domain/handover";
import type { Role, StaffSeat } from "@/lib/domain/people";
import type { TicketDetails } from "@/lib/tickets/queries";

/** Somebody a ticket can be handed to, with what speaks for and against them. */
export interface RecipientOption {
  person: Colleague;
  covered: number;
  wanted: number;
  /** "off work until Monday 09:00", "has no room"; empty where nothing speaks against them. */
  why: string;
  /** Has no room: the claim would be refused. */
  full: boolean;
  /** Straight to them, or by an offer that their team's lead has to take. */
  way: TransferMode;
}

type HandedTicket = Pick<TicketDetails, "skills" | "team" | "assignee">;
type Me = { id: string; role: Role };

/** Everybody but the present owner: the ticket's team first, then whom it can go to straight, then more skills covered, then less in hand. */
export function recipientsFor(
  ticket: HandedTicket,
  names: Pick<CatalogueNames, "people" | "teams">,
  me: Me,
): RecipientOption[] {
  const giver = giverOf(names, me);
  const teamId = ticket.team?.id ?? null;
  return names.people
    .filter(({ id }) => id !== ticket.assignee?.id)
    .map((person) => ({
      person,
      covered: ticket.skills.filter((skill) => person.skills.includes(skill)).length,
      wanted: ticket.skills.length,
      why: whyNot(person),
      full: isFull(person),
      way: transferModeToPerson(
        giver,
        { ...person, teams: person.teams.map((team) => takingTeam(names, team)) },
        teamId,
      ),
    }))
    .sort(
      (a, b) =>
        Number(a.full) - Number(b.full) ||
        Number(isAway(a.person)) - Number(isAway(b.person)) ||
        Number(isOfTeam(b.person, ticket)) - Number(isOfTeam(a.person, ticket)) ||
        Number(a.way.way === "offer") - Number(b.way.way === "offer") ||
        b.covered - a.covered ||
        a.person.active / a.person.capacity - b.person.active / b.person.capacity,
    );
}

/** Every team, and how it would get there. The one that has it only where it must be asked first. */
export function teamsFor(ticket: HandedTicket, names: Pick<CatalogueNames, "people" | "teams">, me: Me) {
  const giver = giverOf(names, me);
  return names.teams
    .map((team): { team: ReceivingTeam; way: TransferMode } => ({ team, way: transferModeToTeam(giver, team) }))
    .filter(({ team, way }) => way.way === "offer" || team.id !== ticket.team?.id);
}

function giverOf({ people }: Pick<CatalogueNames, "people">, { id, role }: Me): StaffSeat {
  const seats = people.find((person) => person.id === id)?.teams ?? [];
  return { id, role, teamIds: seats.map((team) => team.id) };
}

function takingTeam(
  { teams }: Pick<CatalogueNames, "teams">,
  { id, name }: { id: string; name: string },
): ReceivingTeam {
  return teams.find((team) => team.id === id) ?? { id, name, taker: null };
}

function isFull({ active, capacity }: Colleague): boolean {
  return active >= capacity;
}

function isAway({ absence }: Colleague): boolean {
  return absence !== null;
}

function isOfTeam({ teams }: Colleague, { team }: Pick<TicketDetails, "team">): boolean {
  return teams.some(({ id }) => id === team?.id);
}

function whyNot(person: Colleague): string {
  return isFull(person) ? "has no room" : (person.absence?.why ?? "");
}
