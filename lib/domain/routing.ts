/** Groups in order of preference. */
export type CandidateGroup = "team-skill" | "team" | "lead" | "admin";

/** When an absent person is back, if known; without a zone in UTC. */
interface Return {
  /** ISO. */
  until?: string;
  /** IANA. */
  timeZone?: string;
}

export type Rejection =
  | { code: "deactivated" }
  | { code: "not-a-moderator" }
  | ({ code: "away" } & Return)
  | ({ code: "off-work" } & Return)
  | ({ code: "holiday"; name: string } & Return)
  | { code: "unknown-load" }
  | { code: "at-capacity"; active: number; capacity: number }
  | { code: "other-team" }
  | { code: "admin-last" }
  | { code: "lead-last" }
  | { code: "missing-skills"; skills: string[] }
  | { code: "more-open-tickets" }
  /** With this ticket they would use a larger share of their capacity than the chosen person. */
  | { code: "fuller"; active: number; capacity: number }
  | { code: "assigned-more-recently" }
  | { code: "equal" }
  | { code: "not-named-by-rule" }
  /** Old text, shown as written. */
  | { code: "legacy"; text: string };

export type AssignmentReason =
  | { code: "best-match"; group: CandidateGroup; covered: number; wanted: number; active: number; capacity: number }
  | { code: "automation-rule"; rule: string }
  /** The delegate of an absent assignee. */
  | { code: "away" }
  | { code: "legacy"; text: string };

/** One candidate on the scoreboard of one choice. */
export interface ScoreboardLine {
  personId: string;
  name: string;
  /** The person's share of the `wanted` skills. */
  covered: number;
  wanted: number;
  lacks: string[];
  active: number;
  capacity: number;
  /** Null if not eligible. */
  group: CandidateGroup | null;
  /** The lowest in a group wins. Null if not eligible, missing on old rows. */
  score?: number | null;
  /** Null for the chosen candidate. */
  rejection: Rejection | null;
  /** The automation rule that named this person. */
  wantedBy?: string;
}
