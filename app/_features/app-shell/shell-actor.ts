import type { ShownAvailability } from "@/app/_features/working-hours/shown-availability";
import type { PersonActor } from "@/lib/auth/actor";
import type { Role } from "@/lib/domain/people";

/** The facts about the signed-in person that the frame sends to the browser. */
export type ShellActor = Pick<PersonActor, "id" | "name" | "email" | "role">;

/** Copies what the browser may know about the signed-in person. It must not get the session id, for example. */
export function shellActor({ id, name, email, role }: PersonActor): ShellActor {
  return { id, name, email, role };
}

/** A person's workload: how many tickets they have (`active`), how many they can have, and if they are present. */
export type ShellWorkload = { active: number; capacity: number; presence: ShownAvailability };

export function homeOf(role: Role): string {
  return role === "user" ? "/tickets" : "/queue";
}
