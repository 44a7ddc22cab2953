/** Groups of candidates in order of preference. Routing chooses from the first group with an eligible one. */
export type CandidateGroup = "team-skill" | "team" | "lead" | "admin";

interface Return {
  /** An ISO date and time. */
  until?: string;
  /** The person's IANA zone, to show the time in. Without it, UTC. */
  timeZone?: string;
}

/** Why routing did not choose a candidate. */
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
  /** With this ticket, they would use a larger share of their capacity than the chosen person. */
  | { code: "fuller"; active: number; capacity: number }
  | { code: "assigned-more-recently" }
  | { code: "equal" }
  | { code: "not-named-by-rule" }
  /** Text stored before there were codes. It is shown unchanged. */
  | { code: "legacy"; text: string };

/** Why the assignee was chosen. */
export type AssignmentReason =
  | { code: "best-match"; group: CandidateGroup; covered: number; wanted: number; active: number; capacity: number }
  | { code: "automation-rule"; rule: string }
  /** The previous assignee is away, and this person is their delegate. */
  | { code: "away" }
  | { code: "legacy"; text: string };

/** One candidate on a scoreboard: the record of one choice of an assignee. */
export interface ScoreboardLine {
  personId: string;
  name: string;
  covered: number;
  wanted: number;
  lacks: string[];
  active: number;
  capacity: number;
  /** Null if the person can't take the ticket. */
  group: CandidateGroup | null;
  /** In a group, the lowest score wins. Null if the person can't take the ticket; missing on old rows. */
  score?: number | null;
  /** Null if this candidate was chosen. */
  rejection: Rejection | null;
  /** The name of the automation rule that wants this person. */
  wantedBy?: string;
}
