import type { Availability, Role } from "@/lib/domain/people";
import type { OffWork } from "@/lib/working-hours/absence-at";

/** What the choice knows of a ticket. */
export interface RoutedTicket {
  /** Slugs of the skills it needs. */
  skills: readonly string[];
  /** The category's team; null where it has none, and then every moderator counts as a member. */
  teamId: string | null;
}

/** What the choice knows of a person: a snapshot, which the claim compares again. */
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
  /** IANA name, for words such as "away until Monday"; UTC where it is missing or unknown. */
  timeZone?: string;
  /** Not at work at this moment for another reason than `availability`. */
  absence?: OffWork | null;
  /** Compared by the claim: raised by whatever changes when they are at work. */
  presenceVersion?: number;
}
