import type { Candidate } from "../candidate";

export interface ReplayCatalogue {
  /** All candidates. The replay counts their open tickets itself. */
  people: readonly Candidate[];
  /** Team id by category id; null: no team. */
  teamOf: ReadonlyMap<string, string | null>;
}

/** A stored ticket that was routed. Times are epoch milliseconds. */
export interface PastTicket {
  id: string;
  skills: readonly string[];
  categoryId: string | null;
  /** The team that an automation rule set. It wins over the category's team. */
  ruleTeamId: string | null;
  /** The ticket's own team. It counts only without a category. */
  ownTeamId: string | null;
  priorityRank: number;
  createdAt: number;
  /** When the ticket first needed an assignee. */
  arrivedAt: number;
  /** When the ticket was first assigned; null: never. */
  givenAt: number | null;
  /** When that assignment, or a ticket without one, ended; null: still open. */
  endedAt: number | null;
  /** Ids of people who were absent then. Null: not known, so today's absences count. */
  absent: readonly string[] | null;
}

/** An assignment that is not replayed: made by a person, or before the period. */
export interface HeldTicket {
  personId: string;
  from: number;
  /** When the assignment ended; null: it has not ended. */
  until: number | null;
}

export interface Month {
  from: number;
  to: number;
  /** Tickets in the order of their arrival. */
  tickets: readonly PastTicket[];
  held: readonly HeldTicket[];
  /** Ids of people who are absent now. */
  absentNow: readonly string[];
  /** True if there were more tickets than are replayed. */
  capped: boolean;
}
