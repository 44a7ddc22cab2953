import type { Role } from "@/lib/domain/people";

/** A person who asks, as the session and person rows said at the start of this request. */
export interface PersonActor {
  kind: "person";
  id: string;
  name: string;
  email: string;
  role: Role;
  emailVerified: boolean;
  mustChangePassword: boolean;
  sessionId?: string;
}

/** A background job of ours. `job` is the name that history shows. */
export interface SystemActor {
  kind: "system";
  job: string;
}

export type Actor = PersonActor | SystemActor;

export function system(job: string): SystemActor {
  return { kind: "system", job };
}

/** True for moderators, admins and our own jobs: those who see notes, scores and history. */
export function isStaff(actor: Actor): boolean {
  return actor.kind === "system" || actor.role !== "user";
}
