/* Records of how an assignee was chosen. */

// JSON columns

/** One person's line on the scoreboard of one choice. */
export interface ScoreboardLine {
  personId: string;
  name: string;
  /** How many of the ticket's skills the person has, and how many there are. */
  covered: number;
  wanted: number;
  lacks: string[];
  active: number;
  capacity: number;
  /** `a`…`d` of the assignment rule; null where not eligible. */
  group: "team-skill" | "team" | "lead" | "admin" | null;
  /** What was compared within the group, the least is best; null where not eligible, missing on lines of before. */
  score?: number | null;
  /** Why not, in plain words; null for the chosen one. */
  whyNot: string | null;
  /** The custom rule that named this person. */
  wantedBy?: string;
}
