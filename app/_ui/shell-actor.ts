import type { Availability, Role } from "@/lib/words";

/** What a shell needs to know of the person it is drawn for. A `PersonActor` fits. */
export interface ShellActor {
  id: string;
  name: string;
  email: string;
  role: Role;
}

/** How much somebody has in hand, and whether they take more. */
export interface ShellLoad {
  active: number;
  capacity: number;
  availability: Availability;
}

/** Where a role's day starts. */
export function homeOf(role: Role): string {
  return role === "user" ? "/tickets" : "/queue";
}
