import type { Absence } from "@/lib/presence/absence-at";
import type { Availability } from "@/lib/words";

/** A category as every door shows it. */
export interface Category {
  id: string;
  slug: string;
  name: string;
  description: string;
  keywords: string[];
  team: { id: string; name: string } | null;
  position: number;
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
