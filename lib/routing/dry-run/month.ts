import type { Candidate } from "../candidate";

export interface ReplayCatalogue {
  /** All candidates. The replay tracks their workload. */
  people: readonly Candidate[];
  /** Team id by category id; null: no team. */
  teamOf: ReadonlyMap<string, string | null>;
}

/** A stored ticket that was routed. Times are epoch milliseconds. */
export interface PastTicket {
  id: string;
  skills: readonly string[];
  categoryId: string | null;
  /** Wins over the category's team. */
  ruleTeamId: string | null;
  /** For tickets without a category. */
  ownTeamId: string | null;
  priorityRank: number;
  createdAt: number;
  /** When it first needed an assignee. */
  arrivedAt: number;
  /** When it was assigned; null: never. */
  givenAt: number | null;
  /** End of the assignment or ticket; null: still open. */
  endedAt: number | null;
  /** From the scoreboard; null: use today's absences. */
  absent: readonly string[] | null;
}

/** An assignment that is not replayed: made by a person, or before the period. */
export interface HeldTicket {
  personId: string;
  from: number;
  /** Null: still assigned. */
  until: number | null;
}

export interface Month {
  from: number;
  to: number;
  /** In order of arrival. */
  tickets: readonly PastTicket[];
  held: readonly HeldTicket[];
  /** Ids of people who are absent now. */
  absentNow: readonly string[];
  /** More tickets exist than are replayed. */
  capped: boolean;
}
