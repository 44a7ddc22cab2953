import type { Candidate } from "../candidate";

export interface ReplayCatalogue {
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
  /** Null: never assigned. */
  givenAt: number | null;
  /** When that assignment, or a ticket without one, ended; null: still open. */
  endedAt: number | null;
  /** Null: not known, so today's absences count. */
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
  /** In the order of arrival. */
  tickets: readonly PastTicket[];
  held: readonly HeldTicket[];
  absentNow: readonly string[];
  capped: boolean;
}
