import type { ApprovalNeeds, ApproverRef } from "@/lib/domain/approval";
import type { Availability } from "@/lib/domain/people";
import type { Absence } from "@/lib/working-hours/absence-at";

export interface CategoryApprovalStep {
  name: string;
  needs: ApprovalNeeds;
  /** Only for admins and jobs. `team` is null if the team is deleted. */
  approvers?: ApproverView[];
}

type ApproverView =
  | Extract<ApproverRef, { kind: "address" }>
  | (Extract<ApproverRef, { kind: "team-lead" }> & { team: string | null });

export interface Category {
  id: string;
  slug: string;
  name: string;
  description: string;
  keywords: string[];
  team: { id: string; name: string } | null;
  position: number;
  /** In the order in which approvers are asked. */
  approvalSteps: CategoryApprovalStep[];
  retiredAt: string | null;
}

export interface TeamMember {
  id: string;
  name: string;
  lead: boolean;
  activeTickets: number;
  capacity: number;
  availability: Availability;
  /** Why the person is not at work now; null if they are at work. */
  absence: Absence | null;
}

/** Requesters don't see members: `members` is empty for them. */
export interface Team {
  id: string;
  slug: string;
  name: string;
  email: string | null;
  members: TeamMember[];
  expertise: string[];
  categories: string[];
}

export interface Skill {
  id: string;
  slug: string;
  name: string;
  aliases: string[];
  state: "active" | "proposed";
  people: number;
}
