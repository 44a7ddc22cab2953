import type { Role } from "@/lib/words";

/** Somebody who works on tickets, with the ids of their teams. */
export interface Seated {
  id: string;
  role: Role;
  teamIds: readonly string[];
}

/**
 * Whether one person may put a ticket straight on another's table. Admins hand to anyone. A moderator is near to
 * themselves, to an admin, to somebody without a team and to a team-mate; that a ticket is with the receiver's team makes
 * nobody near, since a moderator sorts it there in one step. Pure.
 */
export function isNear(giver: Seated, receiver: Seated): boolean {
  return (
    giver.role === "admin" ||
    giver.id === receiver.id ||
    receiver.role === "admin" ||
    receiver.teamIds.length === 0 ||
    receiver.teamIds.some((id) => giver.teamIds.includes(id))
  );
}
