import type { Availability, Role } from "@/lib/domain/people";
import type { OffWork } from "@/lib/working-hours/absence-at";

export interface RoutedTicket {
  skills: readonly string[];
  /** The ticket's team. Without one (null), every moderator counts as a member. */
  teamId: string | null;
}

/** What routing knows about a person. The values can be outdated, so the assignment itself checks them again. */
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
  /** An IANA name. The default is UTC. */
  timeZone?: string;
  /** Set if the person does not work now because of working hours or a holiday. */
  absence?: OffWork | null;
  /** Grows with each change of the availability. The assignment fails if it has grown meanwhile. */
  presenceVersion?: number;
}
