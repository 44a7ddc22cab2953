import type { TicketDetails } from "@/lib/tickets/queries";
import type { Colleague, DeskNames } from "../_parts/desk-names";

/** Somebody a ticket can be handed to, with what speaks for and against them. */
export interface Receiver {
  person: Colleague;
  covered: number;
  wanted: number;
  /** "off work until Monday 09:00", "has no room"; empty where nothing speaks against them. */
  why: string;
  /** Has no room: the claim would be refused. */
  full: boolean;
}

/** Everybody but the present owner: the ticket's team first, then more skills covered, then less in hand. */
export function receiversFor(
  ticket: Pick<TicketDetails, "skills" | "team" | "assignee">,
  { people }: DeskNames,
): Receiver[] {
  return people
    .filter(({ id }) => id !== ticket.assignee?.id)
    .map((person) => ({
      person,
      covered: ticket.skills.filter((skill) => person.skills.includes(skill)).length,
      wanted: ticket.skills.length,
      why: whyNot(person),
      full: isFull(person),
    }))
    .sort(
      (a, b) =>
        Number(a.full) - Number(b.full) ||
        Number(isAway(a.person)) - Number(isAway(b.person)) ||
        Number(isOfTeam(b.person, ticket)) - Number(isOfTeam(a.person, ticket)) ||
        b.covered - a.covered ||
        a.person.active / a.person.capacity - b.person.active / b.person.capacity,
    );
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
  return isFull(person) ? "has no room" : (person.absence ?? "");
}
