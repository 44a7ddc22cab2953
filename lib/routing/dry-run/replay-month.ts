import type { AssignmentReason, Rejection } from "@/lib/domain/routing";
import type { Candidate, RoutedTicket } from "../candidate";
import { chooseAssignee } from "../choose-assignee";
import type { Month, PastTicket, ReplayCatalogue } from "./month";
import { insertSorted, needsKey, WaitingQueue, type WaitingTicket } from "./waiting-queue";

export interface ReplayOutcome {
  /** The assignee's id; null: nobody got the ticket. */
  personId: string | null;
  teamId: string | null;
  /** True if the assignee has a needed skill; null without needed skills or assignee. */
  matched: boolean | null;
  reason: AssignmentReason | null;
  /** True if no one could take the ticket when it arrived. */
  waited: boolean;
  /** Null without an earlier assignee, or if chosen again. */
  againstEarlier: Rejection | null;
}

/**
 * Simulates the assignments of a month, in order. A ticket keeps its assignee until its stored end. A waiting ticket
 * goes to the first person who can take it, the most urgent first. `earlier` is a replay to compare with. Pure.
 */
export function replayMonth(
  month: Month,
  catalogue: ReplayCatalogue,
  earlier?: ReadonlyMap<string, ReplayOutcome>,
): Map<string, ReplayOutcome> {
  return new Replay(month, catalogue, earlier).run();
}

interface Ending {
  personId: string;
  at: number;
}

type ReplayPerson = { -readonly [K in keyof Candidate]: Candidate[K] };

class Replay {
  private readonly people: ReplayPerson[];
  private readonly byId: Map<string, ReplayPerson>;
  /** When assignments end. The next end is the last item. */
  private readonly endings: Ending[] = [];
  private readonly queue = new WaitingQueue();
  private readonly outcomes = new Map<string, ReplayOutcome>();
  private readonly eligible = new Map<string, Set<ReplayPerson>>();
  private readonly held;
  private nextHeld = 0;

  constructor(
    private readonly month: Month,
    private readonly catalogue: ReplayCatalogue,
    private readonly earlier: ReadonlyMap<string, ReplayOutcome> | undefined,
  ) {
    this.people = catalogue.people.map(withoutTickets);
    this.byId = new Map(this.people.map((person) => [person.id, person]));
    this.held = [...month.held].sort((a, b) => a.from - b.from);
  }

  run(): Map<string, ReplayOutcome> {
    for (const ticket of this.month.tickets) {
      this.advanceTo(ticket.arrivedAt);
      this.updatePresence(ticket);
      const routed = { skills: ticket.skills, teamId: this.teamOf(ticket) };
      if (!this.assign(ticket, routed, ticket.arrivedAt, false)) this.queue.add({ ticket, routed });
    }
    this.advanceTo(this.month.to);
    return this.outcomes;
  }

  private advanceTo(at: number): void {
    for (;;) {
      const next = this.held[this.nextHeld];
      const due = next && next.from <= at ? next : undefined;
      const ending = this.endings.at(-1);
      if (ending && ending.at <= (due?.from ?? at)) this.end(ending);
      else if (due) this.start(due);
      else return;
    }
  }

  private start({ personId, until }: Month["held"][number]): void {
    this.nextHeld++;
    const person = this.byId.get(personId);
    if (!person) return;
    person.activeTickets++;
    this.endAt(personId, until);
  }

  private endAt(personId: string, at: number | null): void {
    if (at !== null) insertSorted(this.endings, { personId, at }, (one, other) => one.at >= other.at);
  }

  private end({ personId, at }: Ending): void {
    this.endings.pop();
    const person = this.byId.get(personId);
    if (!person) return;
    const wasFull = person.activeTickets >= person.capacity;
    person.activeTickets--;
    if (wasFull) this.drainTo(person, at);
  }

  private updatePresence({ absent, arrivedAt }: PastTicket): void {
    const away = new Set(absent ?? this.month.absentNow);
    const back: ReplayPerson[] = [];
    for (const person of this.people) {
      const availability = away.has(person.id) ? "away" : "available";
      if (person.availability === "away" && availability === "available") back.push(person);
      person.availability = availability;
    }
    for (const person of back) this.drainTo(person, arrivedAt);
  }

  private drainTo(person: ReplayPerson, at: number): void {
    while (hasCapacity(person)) {
      const next = this.queue.first((routed) => this.eligibleFor(routed).has(person));
      if (!next) return;
      this.queue.remove(next);
      if (wasAbandoned(next, at) || this.assign(next.ticket, next.routed, at, true)) continue;
      this.queue.add(next);
      return;
    }
  }

  private eligibleFor(routed: RoutedTicket): Set<ReplayPerson> {
    const key = needsKey(routed);
    const known = this.eligible.get(key);
    if (known) return known;
    const at = new Date(this.month.to);
    const idle = (person: ReplayPerson): Candidate => ({ ...person, activeTickets: 0, availability: "available" });
    const eligible = new Set(
      this.people.filter((person) => chooseAssignee(routed, [idle(person)], at).chosen !== null),
    );
    this.eligible.set(key, eligible);
    return eligible;
  }

  private assign(ticket: PastTicket, routed: RoutedTicket, at: number, waited: boolean): boolean {
    const before = this.byId.get(this.earlier?.get(ticket.id)?.personId ?? "");
    // Only people who can take the ticket: the scoreboard of all others would take most of the time.
    const candidates = [...this.eligibleFor(routed)].filter((person) => hasCapacity(person) && person !== before);
    const { chosen, scoreboard } = chooseAssignee(routed, before ? [...candidates, before] : candidates, new Date(at));
    const lineOf = (person: ReplayPerson | undefined) => scoreboard.find(({ personId }) => personId === person?.id);
    const againstEarlier = lineOf(before)?.rejection ?? null;
    const assignee = chosen && this.byId.get(chosen.personId);
    if (!assignee) {
      if (!waited) this.outcomes.set(ticket.id, { ...NOBODY, teamId: routed.teamId, againstEarlier });
      return false;
    }
    assignee.activeTickets++;
    assignee.lastAssignedAt = new Date(at);
    this.endAt(assignee.id, endOf(ticket, at));
    const covered = lineOf(assignee)?.covered ?? 0;
    this.outcomes.set(ticket.id, {
      personId: assignee.id,
      teamId: routed.teamId,
      matched: ticket.skills.length > 0 ? covered > 0 : null,
      reason: chosen.reason,
      waited,
      againstEarlier,
    });
    return true;
  }

  private teamOf({ ruleTeamId, categoryId, ownTeamId }: PastTicket): string | null {
    if (ruleTeamId) return ruleTeamId;
    return categoryId ? (this.catalogue.teamOf.get(categoryId) ?? null) : ownTeamId;
  }
}

const NOBODY = { personId: null, matched: null, reason: null, waited: true } as const;

function withoutTickets(person: Candidate): ReplayPerson {
  const present = { availability: "available", awayUntil: null, absence: null } as const;
  return { ...person, ...present, activeTickets: 0, lastAssignedAt: null };
}

function hasCapacity({ availability, activeTickets, capacity }: ReplayPerson): boolean {
  return availability === "available" && activeTickets < capacity;
}

function wasAbandoned({ ticket: { givenAt, endedAt } }: WaitingTicket, at: number): boolean {
  return givenAt === null && endedAt !== null && endedAt <= at;
}

/** When the assignment ends; null: never. If it starts later than in reality, it ends later by the same time. */
function endOf({ givenAt, endedAt }: PastTicket, at: number): number | null {
  if (endedAt === null) return null;
  return Math.max(at, endedAt + Math.max(0, at - (givenAt ?? at)));
}
