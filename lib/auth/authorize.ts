import { AppError } from "@/lib/errors";
import type { Actor } from "./actor";
import { type Action, type Grantee, PERMISSIONS } from "./permissions";

/** Throws `unauthenticated` for visitors and `forbidden` for others, unless `PERMISSIONS` grants the action. */
export function authorize(actor: Actor, action: Action): void {
  if (isAllowed(actor, action)) return;
  if (actor.kind === "visitor") throw new AppError("unauthenticated", "Sign in to continue.");
  throw new AppError("forbidden", "Your role does not allow this.");
}

export function isAllowed(actor: Actor, action: Action): boolean {
  const grantees: readonly Grantee[] = PERMISSIONS[action];
  return grantees.includes(actor.kind === "person" ? actor.role : actor.kind);
}
