import type { Availability, Role } from "@/lib/domain/people";
import type { OffWork } from "@/lib/working-hours/absence-at";

export interface RoutedTicket {
  /** Slugs of the needed skills. */
  skills: readonly string[];
  /** Null: every moderator counts as a member. */
  teamId: string | null;
}

/** The facts of a person that routing uses: a snapshot that the claim checks again. */
export interface Candidate {
  id: string;
  name: string;
  role: Role;
  active: boolean;
  availability: Availability;
  awayUntil: Date | null;
  skills: readonly string[];
  teamIds: readonly string[];
  /** The team they lead, if any. */
  leads: string | null;
  activeTickets: number;
  capacity: number;
  lastAssignedAt: Date | null;
  /** IANA; the default is UTC. */
  timeZone?: string;
  /** Not at work for another reason than `availability`. */
  absence?: OffWork | null;
  /** Checked by the claim; counts changes of the availability. */
  presenceVersion?: number;
}
