import { HOUR_MS } from "@/lib/clock";
import type { Priority } from "@/lib/domain/ticket";
import type { Candidate } from "@/lib/routing/candidate";
import type { Policy } from "./policies";
import { type Arrival, slowdown, type World } from "./world";

/** A simulated person with the queue and the current ticket. */
export interface Worker {
  candidate: Candidate;
  queue: Arrival[];
  /** The current ticket: when it `ends` (valid while available), and the working hours `left` (valid while away). */
  current: { ends: number; left: number } | null;
  workedHours: number;
}

export interface TicketOutcome {
  ticket: Arrival;
  waitedHours: number;
  matched: boolean;
}

export interface HelpDesk {
  workers: Worker[];
  policy: Policy;
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
    const candidate = { id, name: id, skills, teamIds: [], leads: null, activeTickets: 0, capacity: CAPACITY, ...rest };
    return { candidate, queue: [], current: null, workedHours: 0 };
  });
  return { workers, policy, waiting: [], outcomes: [], overCapacity: 0, absentAssigned: 0 };
}

/** Assigns a ticket by the policy. If nobody can take it, the ticket waits. */
export function routeArrival(desk: HelpDesk, ticket: Arrival, at: number): void {
  const now = new Date(START + at * HOUR_MS);
  const people = desk.workers.map(({ candidate }) => candidate);
  const id = desk.policy({ skills: ticket.labels, teamId: null }, people, now);
  const assignee = desk.workers.find(({ candidate }) => candidate.id === id);
  if (!assignee) {
    desk.waiting.push(ticket);
    return;
  }
  const { candidate } = assignee;
  if (candidate.activeTickets >= candidate.capacity) desk.overCapacity++;
  if (candidate.availability === "away") desk.absentAssigned++;
  candidate.activeTickets++;
  candidate.lastAssignedAt = now;
  assignee.queue.push(ticket);
  startNext(desk, assignee, at);
}

const START = Date.UTC(2026, 0, 5, 9);

/** Starts the next ticket in the queue of an idle person: the most urgent one, then the oldest. */
export function startNext(desk: HelpDesk, worker: Worker, at: number): void {
  if (worker.current || worker.candidate.availability === "away") return;
  const ticket = [...worker.queue].sort(byUrgency)[0];
  if (!ticket) return;
  worker.queue.splice(worker.queue.indexOf(ticket), 1);
  const hours = ticket.hours * slowdown(ticket.needs, worker.candidate.skills);
  worker.current = { ends: at + hours, left: hours };
  worker.workedHours += hours;
  const matched = ticket.needs.length === 0 || ticket.needs.some((skill) => worker.candidate.skills.includes(skill));
  desk.outcomes.push({ ticket, waitedHours: at - ticket.at, matched });
}

/** Routes waiting tickets again, the most urgent first, then the oldest. */
export function drainWaiting(desk: HelpDesk, at: number): void {
  for (const ticket of desk.waiting.splice(0).sort(byUrgency)) routeArrival(desk, ticket, at);
}

const RANK: Record<Priority, number> = { critical: 3, high: 2, medium: 1, low: 0 };

function byUrgency(a: Arrival, b: Arrival): number {
  return RANK[b.priority] - RANK[a.priority] || a.at - b.at;
}
