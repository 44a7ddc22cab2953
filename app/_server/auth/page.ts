import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { after } from "@/app/_server/http/after";
import type { PersonActor } from "@/lib/auth/actor";
import { type Context, contextFor } from "@/lib/context";
import type { Role } from "@/lib/domain/people";
import { personFromCookies } from "./session-person";

interface Requirement {
  /** Others get "not found", as everywhere. */
  roles?: readonly Role[];
  /** The path to come back to after signing in. */
  next?: string;
  /** For the one page that works before a forced password change: the change itself. */
  beforePasswordChange?: boolean;
}

/** Who looks at this page; null for a visitor. Asked once a page, however many parts want to know. */
export const pageActor = cache(async (): Promise<PersonActor | null> => {
  const jar = await cookies();
  return personFromCookies(Object.fromEntries(jar.getAll().map(({ name, value }) => [name, value])));
});

/** Who looks at this page, or off to where they can become somebody who may. */
export async function requireActor({ roles, next, beforePasswordChange }: Requirement = {}): Promise<PersonActor> {
  const actor = await pageActor();
  if (!actor) redirect(next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in");
  if (actor.mustChangePassword && !beforePasswordChange) redirect("/change-password");
  if (roles && !roles.includes(actor.role)) notFound();
  return actor;
}

/** A context for the queries of a page, with the person who must be there. */
export async function pageContext(requirement: Requirement = {}): Promise<Context & { actor: PersonActor }> {
  const actor = await requireActor(requirement);
  return { ...(await contextFor(actor, { after })), actor };
}
