export const ROLES = ["user", "moderator", "admin"] as const;
export type Role = (typeof ROLES)[number];

export const AVAILABILITIES = ["available", "away"] as const;
export type Availability = (typeof AVAILABILITIES)[number];

/** Weekly working hours. `day` is ISO: 1 Monday to 7 Sunday. Times are local `HH:MM`, with `to` after `from`. */
export interface WorkingHours {
  /** IANA, such as Europe/Berlin. */
  timeZone: string;
  spans: { day: number; from: string; to: string }[];
}

/** A moderator or admin with the ids of their teams. */
export interface StaffSeat {
  id: string;
  role: Role;
  teamIds: readonly string[];
}

/** Admins to anyone; moderators to themselves, an admin, a teammate or a person without a team. Pure. Not by the
 * ticket's team: otherwise a moderator could change the category to get around the rule. */
export function canAssignDirectly(sender: StaffSeat, recipient: StaffSeat): boolean {
  return (
    sender.role === "admin" ||
    sender.id === recipient.id ||
    recipient.role === "admin" ||
    recipient.teamIds.length === 0 ||
    recipient.teamIds.some((id) => sender.teamIds.includes(id))
  );
}
