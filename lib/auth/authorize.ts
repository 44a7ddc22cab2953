import { AppError } from "@/lib/errors";
import type { Actor } from "./actor";
import { type Action, type Grantee, PERMISSIONS } from "./permissions";

/** Throws `forbidden` unless the table of permissions lists the actor for this action. */
export function authorize(actor: Actor, action: Action): void {
  if (!may(actor, action)) throw new AppError("forbidden", "Your role does not allow this.");
}

export function may(actor: Actor, action: Action): boolean {
  const grantees: readonly Grantee[] = PERMISSIONS[action];
  return grantees.includes(actor.kind === "person" ? actor.role : actor.kind);
}
