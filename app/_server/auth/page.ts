import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { after } from "@/app/_server/http/after";
import type { PersonActor } from "@/lib/auth/actor";
import { type Context, contextFor } from "@/lib/context";
import type { Role } from "@/lib/domain/people";
import { personFromCookies } from "./session-person";

interface Requirement {
  /** Other roles get "not found". */
  roles?: readonly Role[];
  /** The path to return to after signing in. */
  next?: string;
  /** Also admits people who must change their password first. */
  beforePasswordChange?: boolean;
}

/** The signed-in person; null for a visitor. Further calls in the same request return the same result. */
export const pageActor = cache(async (): Promise<PersonActor | null> => {
  const store = await cookies();
  return personFromCookies(Object.fromEntries(store.getAll().map(({ name, value }) => [name, value])));
});

/**
 * The signed-in person. Redirects visitors to sign in, and people who must change their password to do so. Shows
 * "not found" to other roles.
 */
export async function requireActor({ roles, next, beforePasswordChange }: Requirement = {}): Promise<PersonActor> {
  const actor = await pageActor();
  if (!actor) redirect(next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in");
  if (actor.mustChangePassword && !beforePasswordChange) redirect("/change-password");
  if (roles && !roles.includes(actor.role)) notFound();
  return actor;
}

/** The context that a page needs for its queries. Checks the person like `requireActor`. */
export async function pageContext(requirement: Requirement = {}): Promise<Context & { actor: PersonActor }> {
  const actor = await requireActor(requirement);
  return { ...(await contextFor(actor, { after })), actor };
}
