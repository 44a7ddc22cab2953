/** A value without and with the changes. */
export interface BeforeAfter<T> {
  before: T;
  after: T;
}

export interface DryRunFigures {
  tickets: number;
  /** Share of tickets with skills whose assignee has one of them; null without such tickets. */
  skillMatch: number | null;
  /** Tickets that no one could take when they arrived. */
  waited: number;
  /** Tickets that no one could take until the end of the period. */
  left: number;
}

export interface MovedTicket {
  id: string;
  number: string;
  title: string | null;
  from: { id: string; name: string } | null;
  to: { id: string; name: string } | null;
  /** As text: the new team, the reason against the earlier assignee and the reason for the new one. */
  why: string;
}

/** Result of a dry run. Both sides are replays, so they differ only by the changes. */
export interface DryRun {
  from: string;
  to: string;
  /** True if there were more tickets than are replayed. The newest are replayed. */
  capped: boolean;
  whole: BeforeAfter<DryRunFigures>;
  /** People with at least one ticket; the largest changes first. */
  people: ({ id: string; name: string } & BeforeAfter<Pick<DryRunFigures, "tickets" | "skillMatch">>)[];
  /** By the ticket's team; the last can be without an id: tickets without a team. */
  teams: ({ id: string | null; name: string } & BeforeAfter<DryRunFigures>)[];
  /** The newest, at most 50. */
  moved: MovedTicket[];
  movedCount: number;
}
