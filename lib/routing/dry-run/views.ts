/** The same figure with the catalogue as it is, and as it would be. */
export interface BeforeAfter<T> {
  before: T;
  after: T;
}

export interface DryRunFigures {
  tickets: number;
  /** Share of tickets whose owner has any of their skills, of those that name skills; null where none does. */
  skillMatch: number | null;
  /** Tickets that nobody could have at the moment when they came. */
  waited: number;
  /** Of these, those that nobody could have to the end of the period. */
  left: number;
}

export interface MovedTicket {
  id: string;
  number: string;
  title: string | null;
  from: { id: string; name: string } | null;
  to: { id: string; name: string } | null;
  /** In a sentence's parts: where it goes, what speaks against its earlier owner, what for the new one. */
  why: string;
}

/** How last month's tickets would have gone. Both sides are replays, so that they differ by the changes alone. */
export interface DryRun {
  from: string;
  to: string;
  /** Whether there were more tickets than are replayed; the newest are. */
  capped: boolean;
  whole: BeforeAfter<DryRunFigures>;
  /** Who got any, or would; those for whom most changes come first. */
  people: ({ id: string; name: string } & BeforeAfter<Pick<DryRunFigures, "tickets" | "skillMatch">>)[];
  /** By the team that a ticket would go to; the last may be without an id: tickets that anybody may have. */
  teams: ({ id: string | null; name: string } & BeforeAfter<DryRunFigures>)[];
  /** The newest of them, 50 at most. */
  moved: MovedTicket[];
  movedCount: number;
}
