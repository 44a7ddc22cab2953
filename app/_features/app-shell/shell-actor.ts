import type { ShownAvailability } from "@/app/_features/working-hours/shown-availability";
import type { PersonActor } from "@/lib/auth/actor";
import type { Role } from "@/lib/domain/people";

/** The part of an actor that is sent to the browser. */
export type ShellActor = Pick<PersonActor, "id" | "name" | "email" | "role">;

/** Leaves out server-only fields, such as the session id. */
export function shellActor({ id, name, email, role }: PersonActor): ShellActor {
  return { id, name, email, role };
}

/** A person's open tickets, capacity and availability. */
export type ShellWorkload = { active: number; capacity: number; presence: ShownAvailability };

export function homeOf(role: Role): string {
  return role === "user" ? "/tickets" : "/queue";
}
