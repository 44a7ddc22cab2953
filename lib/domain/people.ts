export const ROLES = ["user", "moderator", "admin"] as const;
export type Role = (typeof ROLES)[number];

export const AVAILABILITIES = ["available", "away"] as const;
export type Availability = (typeof AVAILABILITIES)[number];

/** Weekly working hours. `day` is 1 for Monday to 7 for Sunday. Times are local, as `HH:MM`; `to` is after `from`. */
export interface WorkingHours {
  /** The IANA name, such as "Europe/Berlin". */
  timeZone: string;
  spans: { day: number; from: string; to: string }[];
}

/** A moderator or admin, with the ids of their teams. */
export interface StaffSeat {
  id: string;
  role: Role;
  teamIds: readonly string[];
}

/**
 * Admins may assign to anyone; moderators to themselves, an admin, a teammate or a person without a team. Pure. The
 * ticket's team does not matter: moderators could change it by changing the category.
 */
export function canAssignDirectly(sender: StaffSeat, recipient: StaffSeat): boolean {
  return (
    sender.role === "admin" ||
    sender.id === recipient.id ||
    recipient.role === "admin" ||
    recipient.teamIds.length === 0 ||
    recipient.teamIds.some((id) => sender.teamIds.includes(id))
  );
}
