import type { AssignmentReason, Rejection } from "@/lib/domain/routing";
import type { Candidate, RoutedTicket } from "../candidate";
import { chooseAssignee } from "../choose-assignee";
import type { Month, PastTicket, ReplayCatalogue } from "./month";
import { needsKey, WaitingQueue, type WaitingTicket } from "./waiting-queue";
import { WorkloadEnds } from "./workload-ends";

/** What became of a ticket in a replay. */
export interface ReplayOutcome {
  /** Null: nobody could have it to the end. */
  personId: string | null;
  teamId: string | null;
  /** Whether the owner has any of its skills; null where it names none or has no owner. */
  matched: boolean | null;
  reason: AssignmentReason | null;
  /** Nobody could have it at the moment when it came. */
  waited: boolean;
  /** What spoke against who had it in the earlier replay. */
  againstEarlier: Rejection | null;
}

/**
 * Plays a month again with this desk: each ticket in its order through the product's own rule, with what everybody has
 * in hand by then. A ticket is in its owner's hands until its stored end; one that waits goes to the first who becomes
 * free and may have it, the most urgent first. Pure. `earlier` is the replay that this one will be compared with.
 */
export function replayMonth(
  month: Month,
  desk: ReplayCatalogue,
  earlier?: ReadonlyMap<string, ReplayOutcome>,
): Map<string, ReplayOutcome> {
  return new Replay(month, desk, earlier).run();
}

/** Somebody at the desk, at the moment that is being played. */
type Hand = { -readonly [K in keyof Candidate]: Candidate[K] };

class Replay {
  private readonly hands: Hand[];
  private readonly byId: Map<string, Hand>;
  private readonly endings = new WorkloadEnds();
  private readonly line = new WaitingQueue();
  private readonly outcomes = new Map<string, ReplayOutcome>();
  /** Who could have such a ticket if they had room, by what it needs. */
  private readonly suited = new Map<string, Set<Hand>>();
  private readonly held;
  private heldAt = 0;

  constructor(
    private readonly month: Month,
    private readonly desk: ReplayCatalogue,
    private readonly earlier: ReadonlyMap<string, ReplayOutcome> | undefined,
  ) {
    this.hands = desk.people.map(emptyHanded);
    this.byId = new Map(this.hands.map((hand) => [hand.id, hand]));
    this.held = [...month.held].sort((a, b) => a.from - b.from);
  }

  run(): Map<string, ReplayOutcome> {
    for (const ticket of this.month.tickets) {
      this.goOnTo(ticket.arrivedAt);
      this.seePresence(ticket);
      const routed = { skills: ticket.skills, teamId: this.teamOf(ticket) };
      if (!this.give(ticket, routed, ticket.arrivedAt, false)) this.line.add({ ticket, routed });
    }
    this.goOnTo(this.month.to);
    return this.outcomes;
  }

  private goOnTo(at: number): void {
    for (;;) {
      const next = this.held[this.heldAt];
      const taken = next && next.from <= at ? next : undefined;
      const ending = this.endings.takeUntil(Math.min(at, taken?.from ?? at));
      if (ending) this.end(ending.personId, ending.at);
      else if (taken) this.hold(taken);
      else return;
    }
  }

  private hold({ personId, until }: Month["held"][number]): void {
    this.heldAt++;
    const hand = this.byId.get(personId);
    if (!hand) return;
    hand.activeTickets++;
    if (until !== null) this.endings.add({ personId, at: until });
  }

  private end(personId: string, at: number): void {
    const hand = this.byId.get(personId);
    if (!hand) return;
    const wasFull = hand.activeTickets >= hand.capacity;
    hand.activeTickets--;
    if (wasFull) this.drainTo(hand, at);
  }

  /** Who is here, as that moment's scoreboard says; who came back takes what waits. */
  private seePresence({ absent, arrivedAt }: PastTicket): void {
    const away = new Set(absent ?? this.month.absentNow);
    const back: Hand[] = [];
    for (const hand of this.hands) {
      const availability = away.has(hand.id) ? "away" : "available";
      if (hand.availability === "away" && availability === "available") back.push(hand);
      hand.availability = availability;
    }
    for (const hand of back) this.drainTo(hand, arrivedAt);
  }

  private drainTo(hand: Hand, at: number): void {
    while (hasRoom(hand)) {
      const next = this.line.first((routed) => this.suitedFor(routed).has(hand));
      if (!next) return;
      this.line.remove(next);
      if (wasGivenUp(next, at) || this.give(next.ticket, next.routed, at, true)) continue;
      this.line.add(next);
      return;
    }
  }

  /** The rule's own answer for each person alone, with empty hands. */
  private suitedFor(routed: RoutedTicket): Set<Hand> {
    const key = needsKey(routed);
    const known = this.suited.get(key);
    if (known) return known;
    const at = new Date(this.month.to);
    const free = (hand: Hand): Candidate => ({ ...hand, activeTickets: 0, availability: "available" });
    const suited = new Set(this.hands.filter((hand) => chooseAssignee(routed, [free(hand)], at).chosen !== null));
    this.suited.set(key, suited);
    return suited;
  }

  private give(ticket: PastTicket, routed: RoutedTicket, at: number, waited: boolean): boolean {
    const before = this.byId.get(this.earlier?.get(ticket.id)?.personId ?? "");
    // Who can't be chosen changes nothing about who is, and a line for each of them costs most of the time.
    const asked = [...this.suitedFor(routed)].filter((hand) => hasRoom(hand) && hand !== before);
    const { chosen, scoreboard } = chooseAssignee(routed, before ? [...asked, before] : asked, new Date(at));
    const lineOf = (hand: Hand | undefined) => scoreboard.find(({ personId }) => personId === hand?.id);
    const againstEarlier = lineOf(before)?.rejection ?? null;
    const owner = chosen && this.byId.get(chosen.personId);
    if (!owner) {
      if (!waited) this.outcomes.set(ticket.id, { ...NOBODY, teamId: routed.teamId, againstEarlier });
      return false;
    }
    owner.activeTickets++;
    owner.lastAssignedAt = new Date(at);
    const until = endOf(ticket, at);
    if (until !== null) this.endings.add({ personId: owner.id, at: until });
    const covered = lineOf(owner)?.covered ?? 0;
    this.outcomes.set(ticket.id, {
      personId: owner.id,
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
    return categoryId ? (this.desk.teamOf.get(categoryId) ?? null) : ownTeamId;
  }
}

const NOBODY = { personId: null, matched: null, reason: null, waited: true } as const;

/** Field by field: presence and load of now have no place in what is played again. */
function emptyHanded(person: Candidate): Hand {
  const { id, name, role, active, skills, teamIds, leads, capacity } = person;
  return {
    id,
    name,
    role,
    active,
    skills,
    teamIds,
    leads,
    capacity,
    availability: "available",
    awayUntil: null,
    activeTickets: 0,
    lastAssignedAt: null,
  };
}

function hasRoom({ availability, activeTickets, capacity }: Hand): boolean {
  return availability === "available" && activeTickets < capacity;
}

/** Cancelled, or solved without an owner, while it waited. */
function wasGivenUp({ ticket: { givenAt, endedAt } }: WaitingTicket, at: number): boolean {
  return givenAt === null && endedAt !== null && endedAt <= at;
}

/** Given later than it truly was, it takes as much longer. */
function endOf({ givenAt, endedAt }: PastTicket, at: number): number | null {
  if (endedAt === null) return null;
  return Math.max(at, endedAt + Math.max(0, at - (givenAt ?? at)));
}
