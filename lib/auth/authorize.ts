import { AppError } from "@/lib/errors";
import type { Actor } from "./actor";
import { type Action, PERMISSIONS } from "./permissions";

/** Throws `forbidden` when the actor's role may not do this. Our own jobs may do everything. */
export function authorize(actor: Actor, action: Action): void {
  if (!may(actor, action)) throw new AppError("forbidden", "Your role does not allow this.");
}

export function may(actor: Actor, action: Action): boolean {
  return actor.kind === "system" || (PERMISSIONS[action] as readonly string[]).includes(actor.role);
}
