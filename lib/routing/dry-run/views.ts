export interface BeforeAfter<T> {
  before: T;
  after: T;
}

export interface DryRunFigures {
  tickets: number;
  /** Of the tickets that need skills, the share whose assignee has at least one of them; null: there are none. */
  skillMatch: number | null;
  /** Tickets that no one could take when they arrived. */
  waited: number;
  /** Tickets that no one could take at all. */
  left: number;
}

export interface MovedTicket {
  id: string;
  number: string;
  title: string | null;
  from: { id: string; name: string } | null;
  to: { id: string; name: string } | null;
  why: string;
}

/** The result of a dry run. `before` and `after` are both simulated, so they differ only by the changes. */
export interface DryRun {
  from: string;
  to: string;
  capped: boolean;
  whole: BeforeAfter<DryRunFigures>;
  /** Sorted by the change in the number of tickets, the largest first. */
  people: ({ id: string; name: string } & BeforeAfter<Pick<DryRunFigures, "tickets" | "skillMatch">>)[];
  /** Sorted by name. Tickets without a team come last. */
  teams: ({ id: string | null; name: string } & BeforeAfter<DryRunFigures>)[];
  moved: MovedTicket[];
  movedCount: number;
}
