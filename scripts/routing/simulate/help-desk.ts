import { HOUR_MS } from "@/lib/clock";
import type { Priority } from "@/lib/domain/ticket";
import type { Candidate } from "@/lib/routing/candidate";
import type { Policy } from "./policies";
import { type Arrival, slowness, type World } from "./world";

/** Somebody at work: what routing sees of them, what lies before them, what they do at this moment. */
export interface Worker {
  seen: Candidate;
  queue: Arrival[];
  /** `ends` counts on the working clock while they are there; `left` is kept while they are away. */
  doing: { ends: number; left: number } | null;
  workedHours: number;
}

/** How it went with one ticket. */
export interface TicketOutcome {
  ticket: Arrival;
  waitedHours: number;
  matched: boolean;
}

/** A desk at a moment, and what was counted up to then. */
export interface HelpDesk {
  workers: Worker[];
  policy: Policy;
  /** Tickets that nobody could have. */
  waiting: Arrival[];
  outcomes: TicketOutcome[];
  overCapacity: number;
  absentAssigned: number;
}

const CAPACITY = 20;

export function createHelpDesk({ people }: World, policy: Policy): HelpDesk {
  const workers = people.map(({ id, skills }) => {
    const rest = {
      role: "moderator",
      active: true,
      availability: "available",
      awayUntil: null,
      lastAssignedAt: null,
    } as const;
    const seen = { id, name: id, skills, teamIds: [], leads: null, activeTickets: 0, capacity: CAPACITY, ...rest };
    return { seen, queue: [], doing: null, workedHours: 0 };
  });
  return { workers, policy, waiting: [], outcomes: [], overCapacity: 0, absentAssigned: 0 };
}

/** A ticket goes to whom the policy names, or waits. */
export function routeArrival(desk: HelpDesk, ticket: Arrival, at: number): void {
  const now = new Date(START + at * HOUR_MS);
  const id = desk.policy(
    { skills: ticket.labels, teamId: null },
    desk.workers.map(({ seen }) => seen),
    now,
  );
  const owner = desk.workers.find(({ seen }) => seen.id === id);
  if (!owner) {
    desk.waiting.push(ticket);
    return;
  }
  const { seen } = owner;
  if (seen.activeTickets >= seen.capacity) desk.overCapacity++;
  if (seen.availability === "away") desk.absentAssigned++;
  seen.activeTickets++;
  seen.lastAssignedAt = now;
  owner.queue.push(ticket);
  beginNext(desk, owner, at);
}

/** A Monday; only differences count. */
const START = Date.UTC(2026, 0, 5, 9);

/** Who has nothing to do takes the most urgent ticket of their queue, of these the oldest. */
export function beginNext(desk: HelpDesk, worker: Worker, at: number): void {
  if (worker.doing || worker.seen.availability === "away") return;
  const ticket = [...worker.queue].sort(byUrgency)[0];
  if (!ticket) return;
  worker.queue.splice(worker.queue.indexOf(ticket), 1);
  const hours = ticket.hours * slowness(ticket.needs, worker.seen.skills);
  worker.doing = { ends: at + hours, left: hours };
  worker.workedHours += hours;
  const matched = ticket.needs.length === 0 || ticket.needs.some((skill) => worker.seen.skills.includes(skill));
  desk.outcomes.push({ ticket, waitedHours: at - ticket.at, matched });
}

/** Tickets that nobody could have are offered again: the most urgent first, of these the oldest. */
export function drainWaiting(desk: HelpDesk, at: number): void {
  for (const ticket of desk.waiting.splice(0).sort(byUrgency)) routeArrival(desk, ticket, at);
}

const RANK: Record<Priority, number> = { critical: 3, high: 2, medium: 1, low: 0 };

function byUrgency(a: Arrival, b: Arrival): number {
  return RANK[b.priority] - RANK[a.priority] || a.at - b.at;
}
