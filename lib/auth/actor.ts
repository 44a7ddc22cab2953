import type { JobName } from "@/lib/domain/actor";
import type { Role } from "@/lib/domain/people";

/** Somebody signed in, as the session and person rows said at the start of this request. */
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

/** Somebody who is not signed in. Links that verify an address or reset a password are opened by a visitor too. */
export interface VisitorActor {
  kind: "visitor";
}

/** Whoever answers by a mailed approval link. It holds one request, and so the one ticket of it. */
export interface LinkActor {
  kind: "link";
  requestId: string;
  ticketId: string;
}

/** A background job or a command of ours. History shows its name. */
export interface JobActor {
  kind: "job";
  job: JobName;
}

export type Actor = PersonActor | VisitorActor | LinkActor | JobActor;

export const VISITOR: VisitorActor = { kind: "visitor" };

export function linkActor({ id, ticketId }: { id: string; ticketId: string }): LinkActor {
  return { kind: "link", requestId: id, ticketId };
}

export function jobActor(job: JobName): JobActor {
  return { kind: "job", job };
}

/** True for moderators, admins and jobs: those who see notes, scores and history. */
export function isStaff(actor: Actor): boolean {
  return actor.kind === "job" || (actor.kind === "person" && actor.role !== "user");
}
