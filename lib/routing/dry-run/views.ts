export interface BeforeAfter<T> {
  before: T;
  after: T;
}

export interface DryRunFigures {
  tickets: number;
  /** Share of tickets with skills whose assignee has one. */
  skillMatch: number | null;
  /** No one could take them at arrival. */
  waited: number;
  /** No one could take them at all. */
  left: number;
}

export interface MovedTicket {
  id: string;
  number: string;
  title: string | null;
  from: { id: string; name: string } | null;
  to: { id: string; name: string } | null;
  /** As text. */
  why: string;
}

/** Result of a dry run. Both sides are replays, so they differ only by the changes. */
export interface DryRun {
  from: string;
  to: string;
  /** More tickets exist than are replayed. */
  capped: boolean;
  whole: BeforeAfter<DryRunFigures>;
  /** Largest changes first. */
  people: ({ id: string; name: string } & BeforeAfter<Pick<DryRunFigures, "tickets" | "skillMatch">>)[];
  /** The last can be tickets without a team. */
  teams: ({ id: string | null; name: string } & BeforeAfter<DryRunFigures>)[];
  /** The newest, at most 50. */
  moved: MovedTicket[];
  movedCount: number;
}
