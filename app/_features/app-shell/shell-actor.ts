import type { ShownAvailability } from "@/app/_features/working-hours/shown-availability";
import type { PersonActor } from "@/lib/auth/actor";
import type { Role } from "@/lib/domain/people";

/** What the browser gets to know of the person a shell is drawn for. */
export type ShellActor = Pick<PersonActor, "id" | "name" | "email" | "role">;

/** Only what is drawn: the rest of an actor, such as the session's id, stays on the server. */
export function shellActor({ id, name, email, role }: PersonActor): ShellActor {
  return { id, name, email, role };
}

/** How much somebody has in hand, and whether they take more. */
export interface ShellWorkload {
  active: number;
  capacity: number;
  presence: ShownAvailability;
}

/** Where a role's day starts. */
export function homeOf(role: Role): string {
  return role === "user" ? "/tickets" : "/queue";
}
