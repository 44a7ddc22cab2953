import { type CatalogueNames, type Colleague, workloadShare } from "@/app/_features/names/names";
import { type ReceivingTeam, type TransferMode, transferModeToPerson, transferModeToTeam } from "@/lib/domain/handover";
import type { Role, StaffSeat } from "@/lib/domain/people";
import type { TicketDetails } from "@/lib/tickets/queries";

/** An agent in the list of the transfer dialog, and how well they fit the ticket. */
export interface RecipientOption {
  person: Colleague;
  /** The number of the ticket's skills that the agent has. */
  covered: number;
  /** Number of the ticket's skills. */
  wanted: number;
  /** Such as "off work until Monday 09:00"; empty if available. */
  why: string;
  full: boolean;
  mode: TransferMode;
}

type TransferTicket = Pick<TicketDetails, "skills" | "team" | "assignee">;
type Me = { id: string; role: Role };

/** All agents except the assignee, best match first. Agents at capacity come last, absent agents just before them. */
export function recipientsFor(
  ticket: TransferTicket,
  names: Pick<CatalogueNames, "people" | "teams">,
  me: Me,
): RecipientOption[] {
  const sender = senderOf(names, me);
  const teamId = ticket.team?.id ?? null;
  return names.people
    .filter(({ id }) => id !== ticket.assignee?.id)
    .map((person) => ({
      person,
      covered: ticket.skills.filter((skill) => person.skills.includes(skill)).length,
      wanted: ticket.skills.length,
      why: isFull(person) ? "at capacity" : (person.absence?.why ?? ""),
      full: isFull(person),
      mode: transferModeToPerson(
        sender,
        { ...person, teams: person.teams.map((team) => receivingTeam(names, team)) },
        teamId,
      ),
    }))
    .sort(
      (a, b) =>
        Number(a.full) - Number(b.full) ||
        Number(a.person.absence !== null) - Number(b.person.absence !== null) ||
        Number(isInTeam(b.person, ticket)) - Number(isInTeam(a.person, ticket)) ||
        Number(a.mode.way === "offer") - Number(b.mode.way === "offer") ||
        b.covered - a.covered ||
        workloadShare(a.person) - workloadShare(b.person),
    );
}

/** Every team, and how the ticket can go to it. Lists the ticket's current team only if that team would get an offer. */
export function teamsFor(ticket: TransferTicket, names: Pick<CatalogueNames, "people" | "teams">, me: Me) {
  const sender = senderOf(names, me);
  return names.teams
    .map((team): { team: ReceivingTeam; mode: TransferMode } => ({ team, mode: transferModeToTeam(sender, team) }))
    .filter(({ team, mode }) => mode.way === "offer" || team.id !== ticket.team?.id);
}

function senderOf({ people }: Pick<CatalogueNames, "people">, { id, role }: Me): StaffSeat {
  const seats = people.find((person) => person.id === id)?.teams ?? [];
  return { id, role, teamIds: seats.map((team) => team.id) };
}

function receivingTeam(
  { teams }: Pick<CatalogueNames, "teams">,
  { id, name }: { id: string; name: string },
): ReceivingTeam {
  return teams.find((team) => team.id === id) ?? { id, name, taker: null };
}

const isFull = ({ active, capacity }: Colleague): boolean => active >= capacity;

function isInTeam({ teams }: Colleague, { team }: Pick<TicketDetails, "team">): boolean {
  return teams.some(({ id }) => id === team?.id);
}
