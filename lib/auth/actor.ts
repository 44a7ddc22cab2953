import type { JobName } from "@/lib/domain/actor";
import type { Role } from "@/lib/domain/people";

/** A signed-in person, as read from the database at the start of the request. */
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

/** Anyone who is not signed in, including people who open a link to verify an address or reset a password. */
export interface VisitorActor {
  kind: "visitor";
}

/** Someone who opened an emailed approval link. It gives access to one approval request and its ticket. */
export interface LinkActor {
  kind: "link";
  requestId: string;
  ticketId: string;
}

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

/** True for moderators, admins and jobs. They may read internal notes, reasons for assignments and history. */
export function isStaff(actor: Actor): boolean {
  return actor.kind === "job" || (actor.kind === "person" && actor.role !== "user");
}
