/** Groups in order of preference. */
export type CandidateGroup = "team-skill" | "team" | "lead" | "admin";

/** When an absent person is back, if known. Without a zone the time is in UTC. */
interface Return {
  /** ISO. */
  until?: string;
  /** IANA. */
  timeZone?: string;
}

/** Why a candidate was not chosen. */
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
  /** With this ticket their workload would be higher than that of the chosen candidate. */
  | { code: "fuller"; active: number; capacity: number }
  | { code: "assigned-more-recently" }
  | { code: "equal" }
  /** An automation rule chose another person. */
  | { code: "not-named-by-rule" }
  /** Text from before reasons were codes, shown as written. */
  | { code: "legacy"; text: string };

/** Why a candidate was chosen. */
export type AssignmentReason =
  | { code: "best-match"; group: CandidateGroup; covered: number; wanted: number; active: number; capacity: number }
  | { code: "automation-rule"; rule: string }
  /** The previous assignee is away and named this person as delegate. */
  | { code: "away" }
  | { code: "legacy"; text: string };

/** One candidate on the scoreboard of one choice. */
export interface ScoreboardLine {
  personId: string;
  name: string;
  /** How many of the ticket's skills the person has, out of `wanted`. */
  covered: number;
  wanted: number;
  lacks: string[];
  active: number;
  capacity: number;
  /** Null if not eligible. */
  group: CandidateGroup | null;
  /** The lowest score in a group wins. Null if not eligible, missing on old rows. */
  score?: number | null;
  /** Null for the chosen candidate. */
  rejection: Rejection | null;
  /** The automation rule that named this person. */
  wantedBy?: string;
}
