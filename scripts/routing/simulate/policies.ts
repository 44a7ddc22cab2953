import type { Candidate, RoutedTicket } from "@/lib/routing/candidate";
import { chooseAssignee } from "@/lib/routing/choose-assignee";

/** Returns the assignee of a ticket, or null if it must wait. */
export type Policy = (ticket: RoutedTicket, people: readonly Candidate[], now: Date) => string | null;

/** Our routing and four other policies, created anew for each world. All skip people who are away or at capacity. */
export const POLICIES = {
  signalbox: (): Policy => (ticket, people, now) => chooseAssignee(ticket, people, now).chosen?.personId ?? null,
  roundRobin: (): Policy => {
    let turn = 0;
    return (_ticket, people) => {
      const inTurn = [...people.slice(turn), ...people.slice(0, turn)];
      const next = inTurn.find(canTake);
      if (next) turn = (people.indexOf(next) + 1) % people.length;
      return next?.id ?? null;
    };
  },
  leastLoaded: (): Policy => (_ticket, people) => leastLoaded(people.filter(canTake)),
  /** Ignores the workload. */
  bestSkill: (): Policy => (ticket, people) =>
    first(people.filter(canTake), (a, b) => covered(ticket, b) - covered(ticket, a)),
  /** If nobody has a needed skill, all people count. */
  shortestQueue: (): Policy => (ticket, people) => {
    const free = people.filter(canTake);
    const able = free.filter((person) => covered(ticket, person) > 0);
    return leastLoaded(able.length > 0 ? able : free);
  },
} as const;

export type PolicyName = keyof typeof POLICIES;

function canTake(person: Candidate): boolean {
  return person.availability === "available" && person.activeTickets < person.capacity;
}

function covered(ticket: RoutedTicket, person: Candidate): number {
  return ticket.skills.filter((skill) => person.skills.includes(skill)).length;
}

function leastLoaded(people: readonly Candidate[]): string | null {
  return first(people, (a, b) => a.activeTickets - b.activeTickets);
}

/** Ties go to the person who has waited longest for a ticket. */
function first(people: readonly Candidate[], compare: (a: Candidate, b: Candidate) => number): string | null {
  const waited = (a: Candidate, b: Candidate) =>
    (a.lastAssignedAt?.getTime() ?? 0) - (b.lastAssignedAt?.getTime() ?? 0);
  return [...people].sort((a, b) => compare(a, b) || waited(a, b))[0]?.id ?? null;
}
