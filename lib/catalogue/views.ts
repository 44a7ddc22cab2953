import type { ApprovalNeeds, ApproverRef } from "@/lib/domain/approval";
import type { Availability } from "@/lib/domain/people";
import type { Absence } from "@/lib/working-hours/absence-at";

/** What tickets of a category need a yes to. */
export interface CategoryApprovalStep {
  name: string;
  needs: ApprovalNeeds;
  /** Admins only; of a team's lead with the team's name, null once it is gone. */
  approvers?: ApproverView[];
}

export type ApproverView =
  | Extract<ApproverRef, { kind: "address" }>
  | (Extract<ApproverRef, { kind: "team-lead" }> & { team: string | null });

/** A category as every door shows it. */
export interface Category {
  id: string;
  slug: string;
  name: string;
  description: string;
  keywords: string[];
  team: { id: string; name: string } | null;
  position: number;
  /** In order; none for most. */
  approvalSteps: CategoryApprovalStep[];
  retiredAt: string | null;
}

/** Somebody in a team, and how much they have in hand. */
export interface TeamMember {
  id: string;
  name: string;
  lead: boolean;
  activeTickets: number;
  capacity: number;
  availability: Availability;
  /** Away, outside their hours or on a holiday, and why; null for who is there. */
  absence: Absence | null;
}

/** Requesters see what a team is for, not who is in it: `members` is empty for them. */
export interface Team {
  id: string;
  slug: string;
  name: string;
  email: string | null;
  members: TeamMember[];
  /** The members' skills, by slug. */
  expertise: string[];
  /** What it handles, by slug. */
  categories: string[];
}

/** A skill with its other spellings. */
export interface Skill {
  id: string;
  slug: string;
  name: string;
  aliases: string[];
  state: "active" | "proposed";
  /** How many working people have it. */
  people: number;
}
