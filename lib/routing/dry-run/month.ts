import type { Candidate } from "../candidate";

/** The catalogue as the rule sees it. */
export interface ReplayCatalogue {
  /** Everybody who could have a ticket. What they have in hand is the replay's to say. */
  people: readonly Candidate[];
  /** The team of each category by the category's id; null: anybody. */
  teamOf: ReadonlyMap<string, string | null>;
}

/** A ticket that was routed, as it is stored. Moments are milliseconds of the epoch. */
export interface PastTicket {
  id: string;
  skills: readonly string[];
  categoryId: string | null;
  /** Where a custom rule sent it: that wins over the category's team. */
  ruleTeamId: string | null;
  /** Its own team, which counts where it has no category. */
  ownTeamId: string | null;
  priorityRank: number;
  createdAt: number;
  /** When it first asked for an owner. */
  arrivedAt: number;
  /** When it truly got one; null: it never did. */
  givenAt: number | null;
  /** When it left that owner's hands or was finished; null: it is still there. */
  endedAt: number | null;
  /** Who was absent, by the scoreboard of that moment; null: there is none, and it is as now. */
  absent: readonly string[] | null;
}

/** Something in somebody's hands that is not replayed: given by a person, or before the period. */
export interface HeldTicket {
  personId: string;
  from: number;
  /** Null: still. */
  until: number | null;
}

/** What happened, as it is stored. */
export interface Month {
  from: number;
  to: number;
  /** In the order in which they came. */
  tickets: readonly PastTicket[];
  held: readonly HeldTicket[];
  /** Ids of people who are absent now. */
  absentNow: readonly string[];
  /** Whether there were more tickets than are replayed. */
  capped: boolean;
}
