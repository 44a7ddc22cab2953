/* Roles and presence of people, and who may assign to whom. */

export const ROLES = ["user", "moderator", "admin"] as const;
export type Role = (typeof ROLES)[number];

export const AVAILABILITIES = ["available", "away"] as const;
export type Availability = (typeof AVAILABILITIES)[number];

/** When somebody works, week by week. `day` is ISO: 1 Monday to 7 Sunday; times are `HH:MM` of their zone, `to` after `from`. */
export interface WorkingHours {
  /** IANA, such as Europe/Berlin. */
  timeZone: string;
  spans: { day: number; from: string; to: string }[];
}

/** Somebody who works on tickets, with the ids of their teams. */
export interface StaffSeat {
  id: string;
  role: Role;
  teamIds: readonly string[];
}

/**
 * Whether one person may put a ticket straight on another's table. Admins hand to anyone. A moderator is near to
 * themselves, to an admin, to somebody without a team and to a team-mate; that a ticket is with the receiver's team makes
 * nobody near, since a moderator sorts it there in one step. Pure.
 */
export function canAssignDirectly(giver: StaffSeat, receiver: StaffSeat): boolean {
  return (
    giver.role === "admin" ||
    giver.id === receiver.id ||
    receiver.role === "admin" ||
    receiver.teamIds.length === 0 ||
    receiver.teamIds.some((id) => giver.teamIds.includes(id))
  );
}
