/** Where a person belongs in the order of preference for a ticket. */
export type CandidateGroup = "team-skill" | "team" | "lead" | "admin";

/** When an absent person is back, and whose clock tells it. Without a moment nobody knows it; without a zone it is UTC. */
interface Return {
  /** ISO. */
  until?: string;
  /** IANA. */
  timeZone?: string;
}

/** Why somebody was not chosen for a ticket. */
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
  /** They would be fuller with this ticket than the chosen one. */
  | { code: "fuller"; active: number; capacity: number }
  | { code: "assigned-more-recently" }
  | { code: "equal" }
  /** An automation rule named somebody else. */
  | { code: "not-named-by-rule" }
  /** A sentence from before there were codes, shown as written. */
  | { code: "legacy"; text: string };

/** Why somebody got a ticket. */
export type AssignmentReason =
  | { code: "best-match"; group: CandidateGroup; covered: number; wanted: number; active: number; capacity: number }
  | { code: "automation-rule"; rule: string }
  /** The assignee before is away and named this person. */
  | { code: "away" }
  | { code: "legacy"; text: string };

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
  /** Null where not eligible. */
  group: CandidateGroup | null;
  /** What was compared within the group, the least is best; null where not eligible, missing on old lines. */
  score?: number | null;
  /** Null for the chosen one. */
  rejection: Rejection | null;
  /** The automation rule that named this person. */
  wantedBy?: string;
}
